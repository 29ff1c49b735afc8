import { Button, Flex, IconButton, Menu, Popover } from '@strapi/design-system';
import { CaretDown } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AllowedTransition, TransitionsAnswer } from '../../../contracts/workflow';
import { useT } from '../kernel/useT';
import { leadsOn } from './direction';
import { TransitionForm } from './TransitionForm';
import { useTake } from './useTake';
import { useWorkflow } from './useWorkflow';
import { useTransitionsQuery } from './workflow.api';

interface TransitionButtonsProps {
  contact: { documentId: string; name: string };
}

/** What the user may not do at all is not drawn; what only lacks a field is, and says so. */
const isOffered = ({ allowed, barrier }: AllowedTransition) => allowed || barrier?.reason === 'fields';

const asksForSomething = ({ requires, allowed }: AllowedTransition) => !allowed || Boolean(requires.reason || requires.resumeOn);

const keyOf = ({ to }: AllowedTransition) => `${to.stage}/${to.status}`;

/**
 * The transitions from where a contact stands: the usual ones as buttons, the first that leads on in
 * front, the others in a menu. One that requires nothing happens at once, any other asks for just that in a popover under its button.
 */
export function TransitionButtons({ contact }: TransitionButtonsProps) {
  const { data } = useTransitionsQuery(contact.documentId);
  const { definition } = useWorkflow();
  const offered = data?.transitions.filter(isOffered) ?? [];
  if (!data || offered.length === 0) return null;
  const buttons = offered.filter(({ primary }) => primary);
  const rest = offered.filter(({ primary }) => !primary);
  const from = { stage: data.stage, status: data.stageStatus };
  const suggested = definition && buttons.find(({ to }) => leadsOn(definition, from, to));
  return (
    <Flex gap={2} wrap="wrap">
      {buttons.map((transition) => (
        <OneButton key={keyOf(transition)} contact={contact} from={data} transition={transition} isSuggested={transition === suggested} />
      ))}
      {rest.length > 0 && <RestMenu contact={contact} from={data} transitions={rest} />}
    </Flex>
  );
}

interface OneProps extends TransitionButtonsProps {
  from: TransitionsAnswer;
  transition: AllowedTransition;
}

function OneButton({ contact, from, transition, isSuggested }: OneProps & { isSuggested: boolean }) {
  const { label } = useWorkflow();
  const { take, isLoading } = useTake(contact, from);
  const { toggleNotification } = useNotification();
  const [open, setOpen] = useState(false);
  const press = async () => {
    if (asksForSomething(transition)) return setOpen(true);
    const refusal = await take({ to: transition.to });
    if (refusal) toggleNotification({ type: 'danger', message: refusal });
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <span>
          <Button variant={isSuggested ? 'default' : 'secondary'} onClick={press} loading={isLoading && !open} aria-haspopup={asksForSomething(transition) ? 'dialog' : undefined}>
            {label(transition.label)}
          </Button>
        </span>
      </Popover.Anchor>
      {open && <TransitionForm transition={transition} take={take} isLoading={isLoading} onClose={() => setOpen(false)} />}
    </Popover.Root>
  );
}

function RestMenu({ contact, from, transitions }: TransitionButtonsProps & { from: TransitionsAnswer; transitions: AllowedTransition[] }) {
  const t = useT();
  const { label } = useWorkflow();
  const { take, isLoading } = useTake(contact, from);
  const { toggleNotification } = useNotification();
  const [chosen, setChosen] = useState<AllowedTransition | null>(null);
  const choose = async (transition: AllowedTransition) => {
    if (asksForSomething(transition)) return setChosen(transition);
    const refusal = await take({ to: transition.to });
    if (refusal) toggleNotification({ type: 'danger', message: refusal });
  };
  return (
    <Popover.Root open={chosen !== null} onOpenChange={(open) => !open && setChosen(null)}>
      <Popover.Anchor asChild>
        <span>
          <Menu.Root>
            <Menu.Trigger tag={IconButton} icon={<CaretDown />} label={t('workflow.more')} />
            {/* The menu would take the focus back from the popover, which closes it. */}
            <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={(event) => chosen && event.preventDefault()}>
              {transitions.map((transition) => (
                <Menu.Item key={keyOf(transition)} onSelect={() => void choose(transition)}>
                  {label(transition.label)}
                </Menu.Item>
              ))}
            </Menu.Content>
          </Menu.Root>
        </span>
      </Popover.Anchor>
      {chosen && <TransitionForm transition={chosen} take={take} isLoading={isLoading} onClose={() => setChosen(null)} />}
    </Popover.Root>
  );
}
