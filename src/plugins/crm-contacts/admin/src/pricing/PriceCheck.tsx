import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Loader } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import type { ContactWindow } from '../../../contracts/contacts';
import type { CatalogueKind } from '../../../contracts/pricing';
import { DayInput } from '../kernel/DayInput';
import { todayHere } from '../kernel/days';
import { LoadError } from '../kernel/LoadError';
import { asApiError, useErrorText } from '../kernel/errors';
import { Section } from '../kernel/Section';
import { useT } from '../kernel/useT';
import { PriceResult } from './PriceResult';
import { usePriceQuery, type PriceQuestion } from './pricing.api';

/** Code, quantity and day: what this contact pays, and why. */
export function PriceCheck({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const [asked, setAsked] = useState<PriceQuestion | null>(null);
  const { currentData, error, isFetching, refetch } = usePriceQuery(asked as PriceQuestion, { skip: !asked });
  const isRefused = asApiError(error).status === 400;
  return (
    <Section title={t('pricing.check')}>
      <QuestionForm errors={isRefused ? error : undefined} onAsk={(question) => setAsked({ ...question, documentId: contact.documentId })} />
      <Box paddingTop={4} aria-live="polite">
        {isFetching && <Loader small />}
        {error !== undefined && !isRefused && <LoadError error={error} onRetry={refetch} />}
        {asked && currentData && !isFetching && !error && <PriceResult answer={currentData} />}
      </Box>
    </Section>
  );
}

type Asked = Omit<PriceQuestion, 'documentId'>;

function QuestionForm({ errors, onAsk }: { errors: unknown; onAsk(question: Asked): void }) {
  const t = useT();
  const errorText = useErrorText();
  const byField = errors ? errorText.fields(errors) : {};
  const [question, setQuestion] = useState<Asked>({ code: '', quantity: '1', date: todayHere(), kind: 'article' });
  const change = (changed: Partial<Asked>) => setQuestion((before) => ({ ...before, ...changed }));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    // A decimal comma is what half of Europe types.
    onAsk({ ...question, code: question.code.trim(), quantity: question.quantity.trim().replace(',', '.') || '1' });
  };
  return (
    <form onSubmit={ask} noValidate>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Field.Root name="kind">
          <Field.Label>{t('pricing.check.kind')}</Field.Label>
          <SingleSelect size="S" value={question.kind} onChange={(kind) => change({ kind: kind as CatalogueKind })}>
            {(['article', 'process'] as const).map((kind) => <SingleSelectOption key={kind} value={kind}>{t(`pricing.kind.${kind}`)}</SingleSelectOption>)}
          </SingleSelect>
        </Field.Root>
        <TextField name="code" label={t('pricing.check.code')} value={question.code} error={byField.code} onChange={(code) => change({ code })} />
        <Flex gap={3} alignItems="flex-start">
          <TextField name="quantity" label={t('pricing.check.quantity')} value={question.quantity} error={byField.quantity} onChange={(quantity) => change({ quantity })} />
          <Box style={{ flex: 1 }}><DayInput size="S" name="date" label={t('pricing.check.date')} value={question.date} error={byField.date} onChange={(date) => change({ date: date ?? todayHere() })} /></Box>
        </Flex>
        <Button type="submit" size="S" disabled={!question.code.trim()}>{t('pricing.check.ask')}</Button>
      </Flex>
    </form>
  );
}

interface TextFieldProps {
  name: string;
  label: string;
  value: string;
  error?: string;
  onChange(value: string): void;
}

function TextField({ name, label, value, error, onChange }: TextFieldProps) {
  return (
    <Field.Root name={name} error={error} style={{ flex: 1 }}>
      <Field.Label>{label}</Field.Label>
      <TextInput size="S" value={value} onChange={(event) => onChange(event.target.value)} />
      <Field.Error />
    </Field.Root>
  );
}
