import { permitFor, permitting } from '../kernel/rights/permit';
import { UID } from '../kernel/uids';

const HISTORY = { uid: UID.stageChange, documentId: 'history', values: {} };

/** Runs the one write that may add rows to the history. */
export const recording = <Result>(write: () => Promise<Result>): Promise<Result> => permitting(HISTORY, write);

export const isRecording = (): boolean => permitFor(HISTORY.uid, HISTORY.documentId) !== undefined;
