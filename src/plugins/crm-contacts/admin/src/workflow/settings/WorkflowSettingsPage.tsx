import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { unstable_usePrompt as usePrompt } from 'react-router-dom';
import type { Definition, Move, StateRef, TransitionDef, WorkflowSettings } from '../../../../contracts/workflow';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { Section } from '../../kernel/Section';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useSaveWorkflowMutation, useWorkflowSettingsQuery } from '../workflow.api';
import { removeTransition, putTransition } from './draft';
import { StateSelect } from './inputs';
import { MovesSection } from './MovesSection';
import { StageEditor, type Editing } from './StageEditor';
import { StagesSection } from './StagesSection';
import { TransitionDrawer } from './TransitionDrawer';
import { TransitionsSection } from './TransitionsSection';
import { TriggersSection } from './TriggersSection';
import { useDraft } from './useDraft';
import { useObjectionTexts } from './useObjectionTexts';
import { WorkflowDiagram } from './WorkflowDiagram';

/** Settings → CRM → Workflow. */
export function WorkflowSettingsPage() {
  const t = useT();
  const mayConfigure = useMay('workflow.settings');
  const { data, error, refetch } = useWorkflowSettingsQuery(undefined, { skip: !mayConfigure });
  if (!mayConfigure) return <NoRight />;
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{t('workflow.settings.title')}</Page.Title>
      <Editor settings={data} refetch={refetch} />
    </Page.Main>
  );
}

/** Which drawer is open. `transition: undefined` is a new one. */
type Open = { editing: Editing } | { transition: TransitionDef | undefined } | null;

function Editor({ settings, refetch }: { settings: WorkflowSettings; refetch(): void }) {
  const t = useT();
  const { draft, change, stranded, moves, move, isChanged, reset } = useDraft(settings);
  const { save, refusals, forget, isLoading } = useSave(reset, refetch);
  const [open, setOpen] = useState<Open>(null);
  usePrompt({ when: isChanged && !isLoading, message: t('common.unsaved') });
  const close = () => setOpen(null);
  const editStatus = (stage: string, status: string | undefined) => setOpen({ editing: { stage, status, isStatus: true } });
  return (
    <>
      <Layouts.Header
        title={t('workflow.settings.title')}
        subtitle={t('workflow.settings.subtitle')}
        primaryAction={
          <Flex gap={2}>
            {isChanged && <Button variant="tertiary" onClick={() => { reset(); forget(); }}>{t('common.discard')}</Button>}
            <Button startIcon={<Check />} disabled={!isChanged} loading={isLoading} onClick={() => void save(draft, moves)}>{t('common.save')}</Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Refusals texts={refusals} />
          <MovesSection definition={draft} stranded={stranded} moves={moves} onMove={move} />
          <Section title={t('workflow.settings.diagram')}>
            <WorkflowDiagram definition={draft} onStatus={({ stage, status }) => editStatus(stage, status)} onTransition={(transition) => setOpen({ transition })} />
            <Typography variant="pi" textColor="neutral600">{t('workflow.settings.legend')}</Typography>
          </Section>
          <StagesSection definition={draft} counts={settings.counts} onChange={change} onStatus={editStatus} onStage={(stage) => setOpen({ editing: { stage, isStatus: false } })} />
          <TransitionsSection definition={draft} settings={settings} onOpen={(transition) => setOpen({ transition })} />
          <TriggersSection definition={draft} settings={settings} onChange={change} />
          <Section title={t('workflow.settings.start')}>
            <Box maxWidth="40rem">
              <StateSelect label={t('workflow.settings.startLabel')} definition={draft} value={draft.start} onChange={(start: StateRef) => change({ ...draft, start })} />
            </Box>
          </Section>
        </Flex>
      </Layouts.Content>
      {open && 'editing' in open && <StageEditor definition={draft} editing={open.editing} onChange={change} onClose={close} />}
      {open && 'transition' in open && (
        <TransitionDrawer
          definition={draft}
          settings={settings}
          transition={open.transition}
          onApply={(transition) => { change(putTransition(draft, transition, open.transition)); close(); }}
          onRemove={() => { if (open.transition) change(removeTransition(draft, open.transition)); close(); }}
          onClose={close}
        />
      )}
    </>
  );
}

function useSave(onSaved: () => void, refetch: () => void) {
  const t = useT();
  const { toggleNotification } = useNotification();
  const [saveWorkflow, { isLoading }] = useSaveWorkflowMutation();
  const objectionTexts = useObjectionTexts();
  const [refusals, setRefusals] = useState<string[]>([]);
  const save = async (definition: Definition, moves: Move[]) => {
    const answer = await saveWorkflow({ definition, moves });
    if ('error' in answer) {
      setRefusals(objectionTexts(answer.error, definition));
      // Who moves contacts meanwhile changes the counts.
      return refetch();
    }
    setRefusals([]);
    onSaved();
    toggleNotification({ type: 'success', message: t('workflow.settings.saved') });
  };
  return { save, refusals, forget: () => setRefusals([]), isLoading };
}

function Refusals({ texts }: { texts: string[] }) {
  const t = useT();
  if (texts.length === 0) return null;
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={4}>
      <Typography fontWeight="bold" textColor="danger700">{t('workflow.settings.refused')}</Typography>
      <ul style={{ listStyle: 'disc', paddingLeft: '2rem' }}>
        {texts.map((text) => (
          <li key={text}><Typography textColor="danger700">{text}</Typography></li>
        ))}
      </ul>
    </Box>
  );
}
