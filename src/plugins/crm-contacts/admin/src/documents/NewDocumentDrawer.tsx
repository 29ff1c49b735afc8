import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { ContactWindow } from '../../../contracts/contacts';
import type { DocumentSource } from '../../../contracts/documents';
import { Choice } from '../kernel/Choice';
import { useCodeName, useCodes } from '../kernel/codes';
import { DayInput } from '../kernel/DayInput';
import { Drawer } from '../kernel/Drawer';
import { RelationPicker } from '../kernel/RelationPicker';
import { useFieldLabel } from '../kernel/useFieldLabel';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { withCountryName } from './address-block';
import { useNewDocument, type NewDocument } from './useNewDocument';

interface NewDocumentDrawerProps {
  contact: ContactWindow;
  source: DocumentSource;
  onClose(): void;
}

/** Makes a document for this contact from what every kind has, and opens it for the rest. */
export function NewDocumentDrawer({ contact, source, onClose }: NewDocumentDrawerProps) {
  const t = useT();
  const label = useLabel();
  const draft = useNewDocument(contact, source);
  return (
    <Drawer title={t('documents.new', { kind: label(source.names.one) })} onClose={onClose}>
      <form onSubmit={draft.submit} style={{ display: 'flex', flexDirection: 'column' }} noValidate>
        <Drawer.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{t('documents.new.for', { name: contact.name })}</Typography>
            {draft.failure && <Typography role="alert" textColor="danger600">{draft.failure}</Typography>}
            <Fields source={source} draft={draft} />
            <Bill contact={contact} source={source} draft={draft} />
          </Flex>
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="tertiary" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={draft.isLoading}>{t('documents.new.create')}</Button>
        </Drawer.Footer>
      </form>
    </Drawer>
  );
}

interface PartProps {
  source: DocumentSource;
  draft: NewDocument;
}

function Fields({ source, draft: { values, errors, set } }: PartProps) {
  const { title, date, due, currency } = source.attributes;
  const fieldLabel = useFieldLabel(source.contentType);
  const currencies = useCodes('currency');
  return (
    <>
      {title && (
        <Field.Root name={title} error={errors[title]}>
          <Field.Label>{fieldLabel(title)}</Field.Label>
          <TextInput value={values[title] ?? ''} onChange={(event) => set(title, event.target.value)} />
          <Field.Error />
        </Field.Root>
      )}
      <DayInput name={date} label={fieldLabel(date)} value={values[date]} error={errors[date]} onChange={(day) => set(date, day)} required />
      {due && <DayInput name={due} label={fieldLabel(due)} value={values[due]} error={errors[due]} onChange={(day) => set(due, day)} />}
      {currency && (
        <Choice name={currency} label={fieldLabel(currency)} error={errors[currency]} options={currencies} value={values[currency]} onChange={(code) => set(currency, code)} />
      )}
    </>
  );
}

/** Who gets the bill, and what else the document starts with. */
function Bill({ contact, source, draft: { payer, choosePayer, isProposedPayer, proposal, errors } }: PartProps & { contact: ContactWindow }) {
  const t = useT();
  const fieldLabel = useFieldLabel(source.contentType);
  const countryName = useCodeName('region');
  const { billTo } = source.attributes;
  if (!billTo) return null;
  const facts = [
    isProposedPayer && proposal?.billAddress && { key: 'billAddress', text: withCountryName(proposal.billAddress, countryName) },
    isProposedPayer && proposal?.paymentTerms && { key: 'paymentTerms', text: proposal.paymentTerms },
    proposal?.siteAddress && { key: 'siteAddress', text: withCountryName(proposal.siteAddress.text, countryName) },
  ].filter((fact) => typeof fact === 'object' && fact !== null);
  return (
    <>
      <RelationPicker
        name={billTo}
        label={fieldLabel(billTo)}
        resource="contacts"
        mainField="name"
        value={payer}
        error={errors[billTo]}
        placeholder={contact.name}
        hint={t(payer && isProposedPayer ? 'documents.new.billToProposed' : 'documents.new.billToHint')}
        onChange={choosePayer}
      />
      {facts.length > 0 && (
        <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
          {facts.map(({ key, text }) => (
            <Box key={key}>
              <Typography tag="dt" variant="pi" fontWeight="bold">{t(`documents.new.${key}`)}</Typography>
              <Typography tag="dd" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Typography>
            </Box>
          ))}
        </Flex>
      )}
    </>
  );
}
