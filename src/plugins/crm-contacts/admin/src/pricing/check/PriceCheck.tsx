import { Box, Button, Field, Flex, Loader, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { CatalogueKind } from '../../../../contracts/pricing';
import { DayInput } from '../../kernel/DayInput';
import { todayHere } from '../../kernel/days';
import { asApiError, useErrorText } from '../../kernel/errors';
import { LoadError } from '../../kernel/LoadError';
import { Section } from '../../kernel/Section';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { decimalSignOf, readDecimal, typedDecimal } from '../editor/decimal-text';
import { usePriceQuery } from '../pricing.api';
import { CodeField } from './CodeField';
import { PriceResult } from './PriceResult';
import { SmallField } from './SmallField';
import { useQuestionAddress, type Question } from './useQuestionAddress';
import { UnitField } from './UnitField';

/** Code, quantity, unit and day: what this contact pays, and why. */
export function PriceCheck({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const [asked, ask] = useQuestionAddress();
  const { currentData, error, isFetching, refetch } = usePriceQuery({ ...(asked as Question), documentId: contact.documentId }, { skip: !asked });
  const isRefused = asApiError(error).status === 400;
  return (
    <Section title={t('pricing.check')}>
      <QuestionForm asked={asked} errors={isRefused ? error : undefined} onAsk={ask} />
      <Box paddingTop={4} aria-live="polite">
        {isFetching && <Loader small />}
        {error !== undefined && !isRefused && <LoadError error={error} onRetry={refetch} />}
        {asked && currentData && !isFetching && !error && <PriceResult answer={currentData} />}
      </Box>
    </Section>
  );
}

/** What the form can say at a field. */
const FIELDS = ['code', 'items', 'quantity', 'unit', 'date'];

const NOTHING_ASKED = (): Question => ({ code: '', quantity: '1', date: todayHere(), kind: 'article' });

interface QuestionFormProps {
  asked: Question | null;
  errors: unknown;
  onAsk(question: Question): void;
}

function QuestionForm({ asked, errors, onAsk }: QuestionFormProps) {
  const t = useT();
  const sign = decimalSignOf(useLocale());
  const errorText = useErrorText();
  const byField = errors ? errorText.fields(errors) : {};
  const failure = errors && !FIELDS.some((name) => byField[name]) ? errorText.text(errors) : null;
  const [question, setQuestion] = useState<Question>(() => (asked ? { ...asked, quantity: typedDecimal(asked.quantity, sign) } : NOTHING_ASKED()));
  const change = (changed: Partial<Question>) => setQuestion((before) => ({ ...before, ...changed }));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const { code, quantity, unit } = question;
    // What is no number goes to the server as it is, which says so at the field.
    onAsk({ ...question, code: code.trim(), quantity: (readDecimal(quantity, sign) ?? quantity.trim()) || '1', ...(unit ? { unit } : { unit: undefined }) });
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
        <CodeField kind={question.kind} value={question.code} error={byField.code ?? byField.items} onChange={(code) => change({ code })} />
        <Flex gap={3} alignItems="flex-start">
          <Box flex="1"><SmallField name="quantity" label={t('pricing.check.quantity')} value={question.quantity} error={byField.quantity} onChange={(quantity) => change({ quantity })} /></Box>
          <Box flex="1"><UnitField value={question.unit} error={byField.unit} onChange={(unit) => change({ unit })} /></Box>
        </Flex>
        <DayInput size="S" name="date" label={t('pricing.check.date')} value={question.date} error={byField.date} onChange={(date) => change({ date: date ?? todayHere() })} />
        {failure && <Typography role="alert" textColor="danger600">{failure}</Typography>}
        <Button type="submit" size="S" disabled={!question.code.trim()}>{t('pricing.check.ask')}</Button>
      </Flex>
    </form>
  );
}
