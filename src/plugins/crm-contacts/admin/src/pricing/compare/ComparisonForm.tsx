import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { DayInput } from '../../kernel/DayInput';
import { RelationPicker } from '../../kernel/RelationPicker';
import { rowName } from '../../kernel/related';
import { useRowQuery } from '../../kernel/rows.api';
import { useT } from '../../kernel/useT';
import type { CompareMode, ComparisonState } from './useComparisonAddress';

interface ComparisonFormProps {
  state: ComparisonState;
  onChange(next: Record<string, string | null>): void;
}

/** What is compared with what. */
export function ComparisonForm({ state, onChange }: ComparisonFormProps) {
  const t = useT();
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-end">
      <Box width="28rem">
        <Choose label={t('pricing.compare.what')} value={state.mode ?? 'days'} values={['days', 'catalogues'] satisfies CompareMode[]} textOf={(mode) => t(`pricing.compare.${mode}`)} onChoose={(compare) => onChange({ compare })} />
      </Box>
      {state.mode === 'catalogues' && (
        <>
          <Box width="28rem"><CataloguePicker name="left" label={t('pricing.compare.left')} documentId={state.left} onChoose={(left) => onChange({ left })} /></Box>
          <Box width="28rem"><CataloguePicker name="right" label={t('pricing.compare.right')} documentId={state.right} onChoose={(right) => onChange({ right })} /></Box>
        </>
      )}
      {state.mode === 'days' && (
        <Box width="16rem">
          <Choose label={t('pricing.check.kind')} value={state.kind} values={['article', 'process']} textOf={(kind) => t(`pricing.kind.${kind}`)} onChoose={(kind) => onChange({ kind })} />
        </Box>
      )}
      <Box width="18rem">
        <DayInput name="day" label={t(state.mode === 'days' ? 'pricing.compare.futureDay' : 'pricing.compare.onDay')} value={state.day || null} onChange={(day) => onChange({ day })} />
      </Box>
    </Flex>
  );
}

interface ChooseProps<Value extends string> {
  label: string;
  value: Value;
  values: readonly Value[];
  textOf(value: Value): string;
  onChoose(value: Value): void;
}

function Choose<Value extends string>({ label, value, values, textOf, onChoose }: ChooseProps<Value>) {
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(next) => onChoose(next as Value)}>
        {values.map((each) => <SingleSelectOption key={each} value={each}>{textOf(each)}</SingleSelectOption>)}
      </SingleSelect>
    </Field.Root>
  );
}

function CataloguePicker({ name, label, documentId, onChoose }: { name: string; label: string; documentId: string; onChoose(documentId: string | null): void }) {
  const { data } = useRowQuery({ resource: 'price-catalogues', documentId }, { skip: !documentId });
  const value = documentId ? { documentId, label: data ? rowName(data, 'name') : '…' } : null;
  return <RelationPicker name={name} label={label} resource="price-catalogues" mainField="name" value={value} onChange={(row) => onChoose(row?.documentId ?? null)} />;
}
