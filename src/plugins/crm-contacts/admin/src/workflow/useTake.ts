import { useNotification } from '@strapi/strapi/admin';
import type { TransitionRequest, TransitionsAnswer } from '../../../contracts/workflow';
import { useT } from '../kernel/useT';
import { useRefusalText } from './useRefusalText';
import { useWorkflow } from './useWorkflow';
import { useTransitionMutation } from './workflow.api';

/** Takes a transition of a contact from where the user saw it, and says so. */
export function useTake({ documentId, name }: { documentId: string; name: string }, { stage, stageStatus }: TransitionsAnswer) {
  const t = useT();
  const { stateLabel } = useWorkflow();
  const refusalText = useRefusalText();
  const { toggleNotification } = useNotification();
  const [transition, { isLoading }] = useTransitionMutation();
  /** Null when it was taken, else why not. */
  const take = async (request: Omit<TransitionRequest, 'from'>): Promise<string | null> => {
    const answer = await transition({ documentId, request: { ...request, from: { stage, status: stageStatus } } });
    if ('error' in answer) return refusalText(answer.error);
    toggleNotification({ type: 'success', message: t('workflow.done', { name, state: stateLabel(request.to) }) });
    return null;
  };
  return { take, isLoading };
}
