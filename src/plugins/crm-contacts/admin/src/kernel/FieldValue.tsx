import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useCodeName } from './codes';
import type { FormField } from './content-manager';
import { DateText } from './DayText';
import { ChannelLink, ContactLink, PersonLink } from './Links';
import { moneyText } from './MoneyText';
import { rowName } from './related';
import type { Row } from './rows.api';
import { useOptionLabel } from './useOptionLabel';
import { useT } from './useT';
import { useLocale } from './useLocale';

const CHANNELS: Record<string, string> = { email: 'email', phone: 'phone', mobile: 'mobile', website: 'web' };
const MONEY = ['annualRevenue', 'creditLimit'];

interface FieldValueProps {
  uid: string;
  field: FormField;
  row: Partial<Row>;
}

/** An attribute as people read it: names instead of codes, links, the user's dates and numbers. Null when empty. */
export function FieldValue({ uid, field, row }: FieldValueProps) {
  const t = useT();
  const locale = useLocale();
  const optionLabel = useOptionLabel(uid);
  const region = useCodeName('region');
  const language = useCodeName('language');
  const value = row[field.name];
  if (value === null || value === undefined || value === '') return null;
  if (field.relation) return <RelatedValue field={field} value={value} />;
  if (field.name in CHANNELS) return <ChannelLink kind={CHANNELS[field.name]} value={String(value)} />;
  if (field.name === 'country') return <>{region(String(value))}</>;
  if (field.name === 'language') return <>{language(String(value))}</>;
  if (field.type === 'enumeration') return <>{optionLabel(field.name, String(value))}</>;
  if (field.type === 'date' || field.type === 'datetime') return <DateText day={String(value)} />;
  if (field.type === 'boolean') return <>{t(value ? 'common.yes' : 'common.no')}</>;
  if (MONEY.includes(field.name)) return <>{moneyText(value as number, row.currency as string | null, locale)}</>;
  if (typeof value === 'number') return <>{new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value)}</>;
  if (Array.isArray(value)) return <>{value.join(', ')}</>;
  return <>{String(value)}</>;
}

function RelatedValue({ field, value }: { field: FormField; value: unknown }) {
  const rows = (Array.isArray(value) ? value : [value]) as (Partial<Row> & { documentId: string })[];
  const target = field.relation?.target ?? '';
  return (
    <>
      {rows.map((row, index) => {
        const name = rowName(row, field.relation?.mainField ?? 'name');
        return (
          <span key={row.documentId}>
            {index > 0 && ', '}
            {target.endsWith('.contact') ? <ContactLink contact={{ documentId: row.documentId, name }} />
              : target.endsWith('.person') ? <PersonLink person={{ documentId: row.documentId, fullName: name }} /> : name}
          </span>
        );
      })}
    </>
  );
}

/** Beside a phone number or other value that was kept as typed because it could not be read. */
export function Unparseable() {
  const t = useT();
  return (
    <Flex gap={1} tag="span">
      <WarningCircle aria-hidden fill="warning600" width="1.2rem" height="1.2rem" />
      <Typography tag="span" variant="pi" textColor="warning700">{t('common.unparseable')}</Typography>
    </Flex>
  );
}
