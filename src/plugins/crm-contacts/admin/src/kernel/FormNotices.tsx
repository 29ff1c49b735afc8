import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCodeName } from './codes';
import type { FormField } from './content-manager';
import { dateText } from './days';
import { same } from './form-values';
import type { Conflict, RowForm } from './useRowForm';
import { useT } from './useT';
import { useLocale } from './useLocale';

/** Above a form's fields: why it was not saved, and who changed what meanwhile. Comes into sight by itself. */
export function FormNotices({ form }: { form: RowForm }) {
  const { failure, conflict } = form;
  return (
    <>
      {failure && (
        <Notice key={failure} colour="danger">
          <Typography textColor="danger700">{failure}</Typography>
        </Notice>
      )}
      {conflict && (
        <Notice key={conflict.changedAt} colour="warning">
          <ConflictText conflict={conflict} fields={form.fields} />
        </Notice>
      )}
    </>
  );
}

/** Takes the focus: the button that was pressed may be far below, at the end of a long form. */
function Notice({ colour, children }: { colour: 'danger' | 'warning'; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView?.({ block: 'center' });
  }, []);
  return (
    <Box ref={box} tabIndex={-1} role="alert" background={`${colour}100`} borderColor={`${colour}200`} hasRadius padding={4} marginBottom={4}>
      {children}
    </Box>
  );
}

function ConflictText({ conflict, fields }: { conflict: Conflict; fields: FormField[] }) {
  const t = useT();
  const locale = useLocale();
  const labels = (names: string[]) => fields.filter(({ name }) => names.includes(name)).map(({ label }) => label).join(', ');
  const contested = fields.filter(({ name }) => conflict.contested.includes(name));
  const taken = labels(conflict.taken);
  return (
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
