import { useIntl } from 'react-intl';
import type { Definition } from '../../../../contracts/workflow';
import { asApiError, useErrorText } from '../../kernel/errors';
import { textId, useT } from '../../kernel/useT';
import { sameState } from './draft';
import { useLabel } from '../useWorkflow';

type Path = (string | number)[];
interface ServerObjection {
  path?: Path;
  reason?: string;
  message: string;
}

/** Why the server refused a definition: one sentence per objection, in the user's language. */
export function useObjectionTexts(): (error: unknown, definition: Definition) => string[] {
  const { messages } = useIntl();
  const t = useT();
  const { text } = useErrorText();
  const place = usePlace();
  return (error, definition) => {
    const { status, details } = asApiError(error);
    if (status === 409) return [t('workflow.objection.changed')];
    const objections = details?.errors as ServerObjection[] | undefined;
    if (!objections?.length) return [text(error)];
    return objections.map(({ path = [], reason, message }) => {
      const last = [...path].reverse().find((part) => typeof part === 'string');
      const key = `workflow.objection.${last}.${reason}`;
      return messages[textId(key)] ? t(key, { place: place(path, definition) }) : message;
    });
  };
}

/** What a path into the definition leads to, by name: `Lead · active`, or `Qualify` of a transition. */
function usePlace() {
  const label = useLabel();
  return ([list, index, inner, innerIndex]: Path, { stages, transitions, triggers = [] }: Definition): string => {
    if (list === 'triggers') {
      const trigger = triggers[Number(index)];
      const transition = trigger && transitions.find(({ from, to }) => sameState(from, trigger.from) && sameState(to, trigger.to));
      return transition ? label(transition.label) : '';
    }
    if (list === 'transitions') {
      const transition = transitions[Number(index)];
      return transition ? label(transition.label) : '';
    }
    const stage = stages[Number(index)];
    if (list !== 'stages' || !stage) return '';
    const status = inner === 'statuses' && innerIndex !== undefined ? stage.statuses[Number(innerIndex)] : undefined;
    return status ? `${label(stage.label)} · ${label(status.label)}` : label(stage.label);
  };
}
