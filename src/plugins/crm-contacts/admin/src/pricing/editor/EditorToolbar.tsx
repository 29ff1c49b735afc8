import { Box, Button, Flex, IconButton, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash, WarningCircle } from '@strapi/icons';
import { useState } from 'react';
import { SearchText } from '../../kernel/SearchText';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { RedoIcon, UndoIcon } from './icons';
import type { EditorAddress } from './useEditorAddress';
import type { Show } from './useLineView';

interface EditorToolbarProps {
  address: EditorAddress;
  total: number;
  shown: number;
  errors: number;
  onNextError(): void;
  /** False: no line has such a code. */
  onGoTo(code: string): boolean;
  onAdd?(): void;
  onRemove?(): void;
  /** Enter in the search: on to the lines. */
  onEnter(): void;
  isReadOnly: boolean;
  undo?(): void;
  redo?(): void;
}

/** Above the lines: finding them, what is wrong, adding, removing, back and forth. */
export function EditorToolbar(props: EditorToolbarProps) {
  const t = useT();
  const { address, isReadOnly, errors } = props;
  return (
    <Flex gap={2} wrap="wrap" justifyContent="space-between">
      <Flex gap={2} wrap="wrap">
        <SearchText width="22rem" label={t('pricing.search')} value={address.q} onSearch={(q) => address.change({ q })} onEnter={props.onEnter} />
        <GoToCode onGoTo={props.onGoTo} />
        {!isReadOnly && <ShowFilter address={address} />}
        <LineCount total={props.total} shown={props.shown} />
      </Flex>
      <Flex gap={2} wrap="wrap">
        {errors > 0 && (
          <Button size="S" variant="danger-light" startIcon={<WarningCircle />} title="F8" onClick={props.onNextError}>{t('pricing.nextError', { count: errors })}</Button>
        )}
        {!isReadOnly && (
          <>
            <Flex gap={1}>
              <IconButton label={t('pricing.undo')} disabled={!props.undo} onClick={props.undo}><UndoIcon /></IconButton>
              <IconButton label={t('pricing.redo')} disabled={!props.redo} onClick={props.redo}><RedoIcon /></IconButton>
            </Flex>
            <IconButton label={t('pricing.removeLines')} disabled={!props.onRemove} onClick={props.onRemove}><Trash /></IconButton>
            {props.onAdd && <Button size="S" variant="secondary" startIcon={<Plus />} onClick={props.onAdd}>{t('pricing.addLine')}</Button>}
          </>
        )}
      </Flex>
    </Flex>
  );
}

/** Jumps to a code without hiding the others. */
function GoToCode({ onGoTo }: { onGoTo(code: string): boolean }) {
  const t = useT();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <form onSubmit={(event) => { event.preventDefault(); setMissing(code.trim() !== '' && !onGoTo(code)); }}>
      <Flex gap={2}>
        <Box width="14rem"><TextInput size="S" aria-label={t('pricing.goTo')} aria-invalid={isMissing} placeholder={t('pricing.goTo')} value={code} onChange={(event) => { setCode(event.target.value); setMissing(false); }} /></Box>
        <span role="status">{isMissing && <Typography variant="pi" textColor="danger600">{t('pricing.goTo.missing')}</Typography>}</span>
      </Flex>
    </form>
  );
}

function ShowFilter({ address: { show, change } }: { address: EditorAddress }) {
  const t = useT();
  return (
    <Box width="17rem">
      <SingleSelect size="S" aria-label={t('pricing.show')} value={show} onChange={(next) => change({ show: next as Show })}>
        {(['all', 'changed', 'errors'] as const).map((each) => <SingleSelectOption key={each} value={each}>{t(`pricing.show.${each}`)}</SingleSelectOption>)}
      </SingleSelect>
    </Box>
  );
}

function LineCount({ total, shown }: { total: number; shown: number }) {
  const t = useT();
  const locale = useLocale();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <Typography variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {shown === total ? t('pricing.count', { count: total, number: number(total) }) : t('pricing.countOf', { shown: number(shown), total: number(total) })}
    </Typography>
  );
}
