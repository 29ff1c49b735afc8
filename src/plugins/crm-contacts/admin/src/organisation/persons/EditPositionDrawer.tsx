import { useState } from 'react';
import type { ContactPerson, PersonLabel } from '../../../../contracts/organisation';
import { todayHere } from '../../kernel/days';
import { FormGrid } from '../../kernel/FormGrid';
import { FormDrawer } from '../../kernel/RowDrawer';
import { useRowForm } from '../../kernel/useRowForm';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useChangePositionMutation } from '../organisation.api';
import { POSITION } from '../uids';
import { POSITION_FIELDS } from './fields';
import { withReferences } from './references';
import { POSITION_INPUTS } from './RoleInput';
import { SinceWhen, changesPlace, type Since } from './SinceWhen';
import { usePlaces } from './usePlaces';

const FIELDS = [...POSITION_FIELDS, 'validTo'];

/** As much of a position as its drawer says of it; the rest is loaded. */
type EditedPosition = Pick<ContactPerson, 'documentId' | 'person' | 'validFrom'> & { superior?: { person?: PersonLabel | null } | null };

interface EditPositionDrawerProps {
  company: string;
  position: EditedPosition;
  onClose(): void;
}

/** Edits a position. Where it stands changes from a day, so that earlier charts stay true, or is corrected. */
export function EditPositionDrawer({ company, position, onClose }: EditPositionDrawerProps) {
  const t = useT();
  const { documentId, person, superior, validFrom } = position;
  const places = usePlaces(company);
  const mayChange = useMay('organisation.edit');
  const [change] = useChangePositionMutation();
  const today = todayHere();
  const [since, setSince] = useState<Since>({ isCorrection: Boolean(validFrom && validFrom >= today), day: today });
  const { form, error, retry } = useRowForm({
    resource: 'positions',
    uid: POSITION,
    documentId,
    fields: FIELDS,
    labels: { superior: superior?.person?.name },
    update: mayChange
      ? (data, seen) => {
          const when = since.isCorrection ? { correction: true as const } : { startsOn: since.day ?? undefined };
          return change({ documentId, ...withReferences(data), ...(changesPlace(data) ? when : {}), seen }).unwrap();
        }
      : undefined,
    onSaved: onClose,
  });
  return (
    <FormDrawer title={t('organisation.persons.edit', { name: person?.name ?? '–' })} form={form} error={error} onRetry={retry} onClose={onClose}>
      {form && (
        <>
          <FormGrid uid={POSITION} fields={form.fields} inputs={POSITION_INPUTS} isWritable={form.isWritable} relationFilters={places} narrow />
          {mayChange && <SinceWhen initial={form.initialValues} value={since} onChange={setSince} />}
        </>
      )}
    </FormDrawer>
  );
}
