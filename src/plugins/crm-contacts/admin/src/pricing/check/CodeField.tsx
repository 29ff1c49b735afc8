import { useDebounce } from '@strapi/strapi/admin';
import { useId, useMemo } from 'react';
import type { CatalogueKind } from '../../../../contracts/pricing';
import { useRowsQuery, type Row } from '../../kernel/rows.api';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { ENTRY, PROCESS } from '../uids';
import { SmallField } from './SmallField';

interface CodeFieldProps {
  kind: CatalogueKind;
  value: string;
  error?: string;
  onChange(code: string): void;
}

const OFFERED = 50;

/** Code of an article or process; what begins so, or is called so, is offered while typing. Any other may be asked for too. */
export function CodeField({ kind, value, error, onChange }: CodeFieldProps) {
  const t = useT();
  const list = useId();
  const offered = useOffered(kind, value.trim());
  return (
    <>
      <SmallField name="code" label={t('pricing.check.code')} value={value} error={error} list={list} onChange={onChange} />
      <datalist id={list}>
        {offered.map(({ code, name }) => <option key={code} value={code} label={name ? `${code} – ${name}` : code} />)}
      </datalist>
    </>
  );
}

function useOffered(kind: CatalogueKind, typed: string): { code: string; name: string }[] {
  const uid = kind === 'article' ? ENTRY : PROCESS;
  const rights = useRights(uid);
  const text = useDebounce(typed, 200);
  const filters = { $or: [{ code: { $startsWithi: text } }, { name: { $containsi: text } }] };
  const { currentData } = useRowsQuery({ resource: kind === 'article' ? 'price-entries' : 'processes', filters, sort: 'code:asc', pageSize: OFFERED }, { skip: text.length < 2 || !rights.can('read', 'code') });
  return useMemo(() => distinct(currentData?.results ?? []), [currentData]);
}

/** An article stands in many catalogues, and in tiers. */
function distinct(rows: Row[]): { code: string; name: string }[] {
  const names = new Map<string, string>();
  for (const { code, name } of rows) if (typeof code === 'string' && !names.get(code)) names.set(code, typeof name === 'string' ? name : '');
  return [...names].map(([code, name]) => ({ code, name }));
}
