import { Searchbar } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useT } from './useT';

interface SearchTextProps {
  /** What is searched for now, as the address has it. */
  value: string;
  label: string;
  width: string;
  name?: string;
  /** While typing, after a pause. */
  onSearch(text: string): void;
  /** Enter; without it the pause ends. */
  onEnter?(): void;
}

const PAUSE_MS = 250;

/** A search above a list that follows what is typed. */
export function SearchText({ value, label, width, name = 'q', onSearch, onEnter }: SearchTextProps) {
  const t = useT();
  const [typed, setTyped] = useState(value);
  const text = useDebounce(typed.trim(), PAUSE_MS);
  const known = useRef(value);
  const search = (next: string) => {
    if (next === known.current) return;
    known.current = next;
    onSearch(next);
  };
  useEffect(() => {
    search(text);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is typed searches, whatever else is drawn anew
  }, [text]);
  // Another part of the page changed it, a jump to the wrong lines for instance: the field must not say something else.
  useEffect(() => {
    if (value === known.current) return;
    known.current = value;
    setTyped(value);
  }, [value]);
  return (
    <form role="search" onSubmit={(event) => { event.preventDefault(); if (onEnter) onEnter(); else search(typed.trim()); }} style={{ width, maxWidth: '100%' }}>
      <Searchbar name={name} size="S" value={typed} onChange={(event) => setTyped(event.target.value)} onClear={() => setTyped('')} clearLabel={t('common.clear')} placeholder={label}>
        {label}
      </Searchbar>
    </form>
  );
}
