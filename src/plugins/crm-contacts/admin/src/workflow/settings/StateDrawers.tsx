import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Capabilities, Labels, StageDef, StatusDef } from '../../../../contracts/workflow';
import { Drawer } from '../../kernel/Drawer';
import { useT } from '../../kernel/useT';
import { keyFrom } from './draft';
import { ColourSelect, isNamed, LabelsInput, Tick } from './inputs';

const NO_LABEL: Labels = { en: '', de: '' };
const NOTHING: Capabilities = { sales: false, documents: false, newDocuments: false };

interface EditDrawerProps {
  title: string;
  isReady: boolean;
  onApply(): void;
  onClose(): void;
  onRemove?: () => void;
  children: ReactNode;
}

/** A drawer that changes the draft; the page's own *Save* stores it. */
export function EditDrawer({ title, isReady, onApply, onClose, onRemove, children }: EditDrawerProps) {
  const t = useT();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React hands events of a portal on to the form around it.
    event.stopPropagation();
    if (isReady) onApply();
  };
  return (
    <Drawer title={title} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'flex', flexDirection: 'column' }} noValidate>
        <Drawer.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>{children}</Flex>
        </Drawer.Body>
        <Drawer.Footer>
          <Flex gap={2}>
            <Button type="button" variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
            {onRemove && <Button type="button" variant="danger-light" onClick={onRemove}>{t('common.delete')}</Button>}
          </Flex>
          <Button type="submit" disabled={!isReady}>{t('workflow.settings.apply')}</Button>
        </Drawer.Footer>
      </form>
    </Drawer>
  );
}

/** The key is stored in contacts: it can be chosen once. */
function KeyInput({ value, onChange }: { value: string; onChange?: (key: string) => void }) {
  const t = useT();
  return (
    <Field.Root name="key" hint={t('workflow.settings.keyHint')}>
      <Field.Label>{t('workflow.settings.key')}</Field.Label>
      <TextInput value={value} disabled={!onChange} maxLength={40} onChange={(event) => onChange?.(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
}

interface StageDrawerProps {
  /** Undefined: a new one. */
  stage: StageDef | undefined;
  taken: string[];
  onApply(stage: StageDef): void;
  onRemove(): void;
  onClose(): void;
}

export function StageDrawer({ stage, taken, onApply, onRemove, onClose }: StageDrawerProps) {
  const t = useT();
  const [draft, setDraft] = useState<StageDef>(stage ?? { key: '', label: NO_LABEL, colour: 'neutral', statuses: [] });
  const [ownKey, setOwnKey] = useState<string>();
  const set = (change: Partial<StageDef>) => setDraft({ ...draft, ...change });
  const key = stage?.key ?? ownKey ?? keyFrom(draft.label.en, taken);
  const { plural } = draft;
  const complete = plural && isNamed(plural) ? plural : undefined;
  return (
    <EditDrawer
      title={t(stage ? 'workflow.settings.stage' : 'workflow.settings.newStage')}
      isReady={isNamed(draft.label)}
      onApply={() => onApply({ ...draft, key, plural: complete })}
      onClose={onClose}
      onRemove={stage && onRemove}
    >
      <LabelsInput label="workflow.settings.name" name="label" value={draft.label} onChange={(label) => set({ label })} />
      <LabelsInput label="workflow.settings.plural" name="plural" value={plural ?? NO_LABEL} onChange={(value) => set({ plural: value })} />
      <ColourSelect value={draft.colour} onChange={(colour) => set({ colour: colour ?? 'neutral' })} />
      <KeyInput value={key} onChange={stage ? undefined : setOwnKey} />
    </EditDrawer>
  );
}

interface StatusDrawerProps {
  status: StatusDef | undefined;
  taken: string[];
  onApply(status: StatusDef): void;
  onRemove(): void;
  onClose(): void;
}

export function StatusDrawer({ status, taken, onApply, onRemove, onClose }: StatusDrawerProps) {
  const t = useT();
  const fresh: StatusDef = { key: '', label: NO_LABEL, entry: taken.length === 0, blocked: false, capabilities: NOTHING };
  const [draft, setDraft] = useState<StatusDef>(status ?? fresh);
  const [ownKey, setOwnKey] = useState<string>();
  const set = (change: Partial<StatusDef>) => setDraft({ ...draft, ...change });
  const setCapability = (name: keyof Capabilities) => (on: boolean) => set({ capabilities: { ...draft.capabilities, [name]: on } });
  const key = status?.key ?? ownKey ?? keyFrom(draft.label.en, taken);
  return (
    <EditDrawer
      title={t(status ? 'workflow.settings.status' : 'workflow.settings.newStatus')}
      isReady={isNamed(draft.label)}
      onApply={() => onApply({ ...draft, key })}
      onClose={onClose}
      onRemove={status && onRemove}
    >
      <LabelsInput label="workflow.settings.name" name="label" value={draft.label} onChange={(label) => set({ label })} />
      <ColourSelect inherited value={draft.colour} onChange={(colour) => set({ colour })} />
      <Tick label={t('workflow.settings.entry')} hint={t('workflow.settings.entryHint')} checked={draft.entry} onChange={(entry) => set({ entry })} />
      <Tick label={t('workflow.settings.blocked')} hint={t('workflow.settings.blockedHint')} checked={draft.blocked} onChange={(blocked) => set({ blocked })} />
      <Typography variant="sigma" textColor="neutral600" tag="h3">{t('workflow.settings.capabilities')}</Typography>
      {(['documents', 'newDocuments', 'sales'] as const).map((name) => (
        <Tick key={name} label={t(`workflow.capability.${name}`)} checked={draft.capabilities[name]} onChange={setCapability(name)} />
      ))}
      <KeyInput value={key} onChange={status ? undefined : setOwnKey} />
    </EditDrawer>
  );
}
