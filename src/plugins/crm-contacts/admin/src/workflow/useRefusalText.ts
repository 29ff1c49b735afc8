import type { StateRef, TransitionBarrier } from '../../../contracts/workflow';
import { asApiError, useErrorText } from '../kernel/errors';
import { useFieldLabel } from '../kernel/useFieldLabel';
import { useT } from '../kernel/useT';
import { useWorkflow } from './useWorkflow';

const CONTACT = 'plugin::crm-contacts.contact';

/** What stands against a transition, in the user's language. */
export function useBarrierText(): (barrier: TransitionBarrier) => string {
  const t = useT();
  const fieldLabel = useFieldLabel(CONTACT);
  return ({ reason, fields = [], roles = [] }) => {
    if (reason === 'fields' && fields.length === 0) return t('workflow.barrier.hiddenFields');
    return t(`workflow.barrier.${reason}`, { fields: fields.map((field) => fieldLabel(field)).join(', '), roles: roles.join(', ') });
  };
}

interface RefusalDetails extends Partial<TransitionBarrier> {
  allowed?: StateRef[];
}

/** Why the server refused a transition, in the user's language. */
export function useRefusalText(): (error: unknown) => string {
  const t = useT();
  const { text } = useErrorText();
  const { stateLabel } = useWorkflow();
  const barrierText = useBarrierText();
  return (error) => {
    const { status, details } = asApiError(error);
    const { reason, stage, status: state } = (details ?? {}) as { reason?: string; stage?: string; status?: string };
    if (status === 409 && stage && state) return t('workflow.refused.changed', { state: stateLabel({ stage, status: state }) });
    if (status === 409 && reason === 'workflow') return t('workflow.refused.workflow');
    const found = details?.errors?.[0] as { reason?: string; details?: RefusalDetails } | undefined;
    if (!found) return text(error);
    const { allowed, ...barrier } = found.details ?? {};
    if (barrier.reason) return barrierText(barrier as TransitionBarrier);
    if (allowed) return t('workflow.refused.transition', { allowed: allowed.map(stateLabel).join(', ') || '–' });
    return found.reason === 'past' ? t('workflow.refused.past') : text(error);
  };
}
