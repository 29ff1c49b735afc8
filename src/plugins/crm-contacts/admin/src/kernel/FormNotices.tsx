import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useCodeName } from './codes';
import type { FormField } from './content-manager';
import { dateText } from './days';
import { same } from './form-values';
import type { Conflict, RowForm } from './useRowForm';
import { useT } from './useT';

/** Above a form's fields: why it was not saved, and who changed what meanwhile. */
export function FormNotices({ form }: { form: RowForm }) {
  return (
    <>
      {form.failure && (
        <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={4} marginBottom={4}>
          <Typography textColor="danger700">{form.failure}</Typography>
        </Box>
      )}
      {form.conflict && <ConflictNotice conflict={form.conflict} fields={form.fields} />}
    </>
  );
}

function ConflictNotice({ conflict, fields }: { conflict: Conflict; fields: FormField[] }) {
  const t = useT();
  const { locale } = useIntl();
  const labels = (names: string[]) => fields.filter(({ name }) => names.includes(name)).map(({ label }) => label).join(', ');
  const contested = fields.filter(({ name }) => conflict.contested.includes(name));
  const taken = labels(conflict.taken);
  return (
    <Box role="alert" background="warning100" borderColor="warning200" hasRadius padding={4} marginBottom={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography fontWeight="bold">
          {t('common.conflict.who', { name: conflict.changedBy ?? t('common.conflict.somebody'), time: dateText(conflict.changedAt, locale, true) })}
        </Typography>
        {taken && <Typography>{t('common.conflict.taken', { fields: taken })}</Typography>}
        {contested.map((field) => (
          <ContestedField key={field.name} field={field} theirs={conflict.theirs[field.name]} />
        ))}
        <Typography>{t('common.conflict.saveAgain')}</Typography>
      </Flex>
    </Box>
  );
}

/** Both typed into this field: the user's own value stands in the form, theirs is one click away. */
function ContestedField({ field, theirs }: { field: FormField; theirs: unknown }) {
  const t = useT();
  const value = useForm('ContestedField', (state) => (state.values as Record<string, unknown>)[field.name]);
  const onChange = useForm('ContestedField', (state) => state.onChange);
  const text = useValueText();
  const isTheirs = same(value, theirs);
  return (
    <Flex justifyContent="space-between" gap={3} wrap="wrap">
      <Typography style={{ overflowWrap: 'anywhere' }}>{t('common.conflict.theirs', { field: field.label, value: text(field, theirs) })}</Typography>
      <Button type="button" size="S" variant="tertiary" disabled={isTheirs} onClick={() => onChange(field.name, theirs)}>
        {isTheirs ? t('common.conflict.theirsTaken') : t('common.conflict.takeTheirs')}
      </Button>
    </Flex>
  );
}

/** A form value in words. */
function useValueText() {
  const t = useT();
  const region = useCodeName('region');
  return ({ name }: FormField, value: unknown): string => {
    const rows = (Array.isArray(value) ? value : [value]) as unknown[];
    const words = rows.filter((row) => !same(row, null)).map((row) => (typeof row === 'object' ? (row as { label?: string; name?: string }).label ?? '' : String(row)));
    if (words.length === 0) return t('common.conflict.empty');
    return name === 'country' ? region(words[0]) : words.join(', ');
  };
}
