import { Searchbar } from '@strapi/design-system';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useT } from '../kernel/useT';

interface ListSearchProps {
  /** What the address says. */
  value: string;
  onSearch(q: string): void;
  /** What is searched; default: this folder. */
  label?: string;
  hint?: string;
  /** The page's `/` key focuses it. */
  inputRef: RefObject<HTMLInputElement>;
}

const PAUSE_MS = 250;

/** Searches in the folder while typing; the address follows after a pause, Enter at once. */
export function ListSearch({ value, onSearch, inputRef, label, hint }: ListSearchProps) {
  const t = useT();
  const text = label ?? t('finding.searchHere');
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;

  // Back and forward change the address without typing.
  useEffect(() => {
    if (value !== told.current) setTyped(value);
    told.current = value;
  }, [value]);

  const tell = (q: string) => {
    if (q === told.current) return;
    told.current = q;
    search.current(q);
  };

  useEffect(() => {
    const pause = setTimeout(() => tell(typed.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);

  return (
    <form
      role="search"
      onSubmit={(event) => { event.preventDefault(); tell(typed.trim()); }}
      // Strapi's search bar keeps its keys to itself: Esc, which clears it, also leaves it.
      onKeyDownCapture={(event) => event.key === 'Escape' && inputRef.current?.blur()}
      style={{ width: '30rem', maxWidth: '100%' }}
    >
      <Searchbar
        ref={inputRef}
        name="list-search"
        size="S"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onClear={() => { setTyped(''); tell(''); }}
        clearLabel={t('finding.clearSearch')}
        placeholder={text}
        title={hint ?? t('finding.searchHint')}
      >
        {text}
      </Searchbar>
    </form>
  );
}
