import { Field, Textarea, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type { FormField } from '../../kernel/content-manager';
import { useT } from '../../kernel/useT';
import { blocksOf, plainTextOf } from '../composer/draft';

/**
 * The notes as plain text, a paragraph per line. Strapi gives its blocks editor to no plugin: notes with
 * headings, lists or links are read here and edited in the Content Manager, so that nothing of them is lost.
 */
export function NotesInput({ field: { name, label, hint }, disabled }: { field: FormField; disabled: boolean }) {
  const t = useT();
  const { value, error, onChange } = useField<unknown>(name);
  const first = useRef(plainTextOf(value));
  const [text, setText] = useState(first.current ?? '');
  const isPlain = first.current !== null;
  const change = (next: string) => {
    setText(next);
    onChange(name, next.trim() === '' ? null : blocksOf(next));
  };
  return (
    <Field.Root name={name} error={error} hint={hint}>
      <Field.Label>{label}</Field.Label>
      {isPlain ? <Textarea disabled={disabled} value={text} onChange={(event) => change(event.target.value)} /> : <FormattedText blocks={value} />}
      {!isPlain && <Typography variant="pi" textColor="neutral600">{t('activities.notes.formatted')}</Typography>}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface Block {
  text?: string;
  children?: Block[];
}

/** The words of formatted notes, a block per line. */
function FormattedText({ blocks }: { blocks: unknown }) {
  const textOf = ({ text, children = [] }: Block): string => text ?? children.map(textOf).join('');
  const lines = Array.isArray(blocks) ? (blocks as Block[]).map(textOf) : [];
  return <Typography style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{lines.join('\n')}</Typography>;
}
