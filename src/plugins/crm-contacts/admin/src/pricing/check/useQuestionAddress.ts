import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { PriceQuestion } from '../pricing.api';

export type Question = Omit<PriceQuestion, 'documentId'>;

/** Beside the comparison's, which stands in the same address. */
const NAMES = { code: 'price', quantity: 'quantity', unit: 'unit', date: 'on', kind: 'of' } as const;

/** The price that is asked for, as it stands in the address: a link to it shows the same answer. Null: nothing is asked. */
export function useQuestionAddress(): [Question | null, (question: Question) => void] {
  const [params, setParams] = useSearchParams();
  const asked = useMemo(() => questionIn(params), [params]);
  const ask = useCallback(
    (question: Question) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [part, name] of Object.entries(NAMES) as [keyof Question, string][]) {
          const value = question[part];
          if (value && !(part === 'kind' && value === 'article')) after.set(name, value);
          else after.delete(name);
        }
        return after;
      }, { replace: true, preventScrollReset: true }),
    [setParams]
  );
  return [asked, ask];
}

function questionIn(params: URLSearchParams): Question | null {
  const [code, date] = [params.get(NAMES.code), params.get(NAMES.date)];
  if (!code || !date) return null;
  const unit = params.get(NAMES.unit);
  return { code, date, quantity: params.get(NAMES.quantity) ?? '1', kind: params.get(NAMES.kind) === 'process' ? 'process' : 'article', ...(unit ? { unit } : {}) };
}
