import { Box, Field, Flex, TextInput } from '@strapi/design-system';
import type { RefObject } from 'react';
import { useT } from '../../kernel/useT';
import { TypeSelect } from '../types/TypeSelect';
import type { Drafting } from './useDraft';

interface DraftLineProps {
  drafting: Drafting;
  inputRef?: RefObject<HTMLInputElement>;
  onFocus?(): void;
  autoFocus?: boolean;
}

/** Type and subject: what stands in the one line of a composer. */
export function DraftLine({ drafting: { draft, change, errors }, inputRef, onFocus, autoFocus }: DraftLineProps) {
  const t = useT();
  return (
    <Flex gap={2} alignItems="flex-start" wrap="wrap">
      <Box width="17rem"><TypeSelect value={draft.type} onChange={(type) => change({ type })} /></Box>
      <Box style={{ flex: '1 1 22rem' }}>
        <Field.Root name="subject" error={errors.subject}>
          <TextInput
            ref={inputRef}
            aria-label={t('activities.subject')}
            placeholder={t('activities.composer.placeholder')}
            value={draft.subject}
            maxLength={255}
            autoComplete="off"
            autoFocus={autoFocus}
            onFocus={onFocus}
            onChange={(event) => change({ subject: event.target.value })}
          />
          <Field.Error />
        </Field.Root>
      </Box>
    </Flex>
  );
}
