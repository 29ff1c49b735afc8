import { Box, Button, Flex, Popover, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AllowedTransition, StageProposal, TransitionsAnswer } from '../../../contracts/workflow';
import { NameLink } from '../kernel/Links';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { TransitionForm } from './TransitionForm';
import { useTake } from './useTake';
import { useWorkflow } from './useWorkflow';
import { useTransitionsQuery } from './workflow.api';

interface StageProposalsProps {
  contact: { documentId: string; name: string };
}

/** Steps that documents suggest: the last order is cancelled, say. Nothing happens until the user takes one. */
export function StageProposals({ contact }: StageProposalsProps) {
  // A document may have been cancelled in the Content Manager, which does not tell.
  const { data } = useTransitionsQuery(contact.documentId, { refetchOnMountOrArgChange: true });
  const proposals = data?.proposals ?? [];
  if (!data || proposals.length === 0) return null;
  return (
    <>
      {proposals.map((proposal) => {
        const transition = data.transitions.find(({ to }) => to.stage === proposal.to.stage && to.status === proposal.to.status);
        return transition && <Proposal key={`${proposal.reason}/${transition.label.en}`} contact={contact} from={data} proposal={proposal} transition={transition} />;
      })}
    </>
  );
}

interface ProposalProps extends StageProposalsProps {
  from: TransitionsAnswer;
  proposal: StageProposal;
  transition: AllowedTransition;
}

function Proposal({ contact, from, proposal, transition }: ProposalProps) {
  const t = useT();
  const { label, stateLabel } = useWorkflow();
  const { toggleNotification } = useNotification();
  const { take, isLoading } = useTake(contact, from);
  const [isOpen, setOpen] = useState(false);
  const { requires, allowed, to } = transition;
  const press = async () => {
    if (!allowed || requires.reason || requires.resumeOn) return setOpen(true);
    const refusal = await take({ to });
    if (refusal) toggleNotification({ type: 'danger', message: refusal });
  };
  return (
    <Box role="status" background="primary100" hasRadius paddingTop={2} paddingBottom={2} paddingLeft={4} paddingRight={4}>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Typography textColor="neutral800">
          <Reason proposal={proposal} /> {t('workflow.proposal.step', { state: stateLabel(to) })}
        </Typography>
        <Popover.Root open={isOpen} onOpenChange={setOpen}>
          <Popover.Anchor asChild>
            <span><Button variant="secondary" size="S" loading={isLoading && !isOpen} onClick={() => void press()}>{label(transition.label)}</Button></span>
          </Popover.Anchor>
          {isOpen && <TransitionForm transition={transition} take={take} isLoading={isLoading} onClose={() => setOpen(false)} />}
        </Popover.Root>
      </Flex>
    </Box>
  );
}

/** *Order AU-00012 no longer counts, and there is no other.* */
function Reason({ proposal: { reason, document } }: { proposal: StageProposal }) {
  const t = useT();
  const { label } = useWorkflow();
  const kind = label(document.names);
  const name = `${kind} ${document.number ?? ''}`.trim();
  return (
    <>
      {document.documentId ? <NameLink to={paths.editView(document.contentType, document.documentId)}>{name}</NameLink> : t('workflow.trigger.goneDocument', { kind })}{' '}
      {t(`workflow.proposal.${reason}`)}
    </>
  );
}
