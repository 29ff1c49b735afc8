import { Box, Button, Grid } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useState } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { SalesPage } from '../../../../contracts/pricing';
import { CreditBar } from '../../documents/figures/CreditBar';
import { useCodeName } from '../../kernel/codes';
import { MoneyText } from '../../kernel/MoneyText';
import { RowDrawer } from '../../kernel/RowDrawer';
import { Labelled, Section } from '../../kernel/Section';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { CONTACT } from '../uids';

const FIELDS = ['paymentTerms', 'currency', 'creditLimit'] as const;

/** Payment terms, currency and credit limit: fields of the contact, changed in place; and what of the limit is used. */
export function TermsSection({ contact, sales }: { contact: ContactWindow; sales: SalesPage }) {
  const t = useT();
  const label = useFieldLabel(CONTACT);
  const currencyName = useCodeName('currency');
  const [isEditing, setEditing] = useState(false);
  const shown = FIELDS.filter((name) => sales[name] !== undefined);
  const writable = FIELDS.filter((name) => contact.may.updateFields.includes(name));
  const credit = contact.figures?.credit;
  if (shown.length === 0) return null;
  const edit = sales.active && writable.length > 0 && !contact.closedOn && (
    <Button size="S" variant="tertiary" startIcon={<Pencil />} aria-label={t('pricing.terms.edit')} onClick={() => setEditing(true)}>{t('common.edit')}</Button>
  );
  const value = (name: (typeof FIELDS)[number]) => {
    if (name === 'creditLimit') return sales.creditLimit && <MoneyText amount={sales.creditLimit} currency={sales.currency ?? credit?.currency} />;
    return name === 'currency' && sales.currency ? `${sales.currency} – ${currencyName(sales.currency)}` : sales[name];
  };
  return (
    <Section title={t('pricing.terms')} action={edit}>
      <Grid.Root gap={4} style={{ alignItems: 'start' }}>
        {shown.map((name) => (
          <Grid.Item key={name} col={4} s={6} xs={12} alignItems="start"><Labelled label={label(name)}>{value(name)}</Labelled></Grid.Item>
        ))}
      </Grid.Root>
      {credit && <Box paddingTop={4}><CreditBar credit={credit} /></Box>}
      {isEditing && (
        <RowDrawer resource="contacts" uid={CONTACT} documentId={contact.documentId} fields={[...FIELDS]} writable={contact.may.updateFields} title={t('pricing.terms.edit')} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}
