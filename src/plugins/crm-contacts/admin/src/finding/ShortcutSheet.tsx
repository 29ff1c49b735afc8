import { Box, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useT } from '../kernel/useT';

const Key = styled.kbd`
  display: inline-block;
  min-width: 2.4rem;
  padding: 0.2rem 0.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  text-align: center;
`;

/** Keys by the text that says what they do. */
const SHORTCUTS: [text: string, keys: string[]][] = [
  ['search', ['finding.key.search']],
  ['searchHere', ['/']],
  ['new', ['N']],
  ['rows', ['J', 'K']],
  ['open', ['finding.key.enter']],
  ['edit', ['E']],
  ['activity', ['A']],
  ['finish', ['F']],
  ['postpone', ['P']],
  ['calendar', ['←', '→', 'T']],
  ['move', ['finding.key.shift', '←', '→', '↑', '↓']],
  ['tree', ['←', '→', '↑', '↓']],
  ['close', ['Esc']],
  ['sheet', ['?']],
];

/** Which keys do what, on one sheet. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const t = useT();
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined} style={{ maxWidth: '52rem' }}>
        <Modal.Header closeLabel={t('common.close')}>
          <Modal.Title>{t('finding.shortcuts')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box tag="dl">
            {SHORTCUTS.map(([text, keys]) => (
              <Flex key={text} justifyContent="space-between" gap={4} paddingTop={2} paddingBottom={2}>
                <Typography tag="dt">{t(`finding.shortcut.${text}`)}</Typography>
                <Flex tag="dd" gap={1}>
                  {keys.map((key) => (
                    <Key key={key}>{key.startsWith('finding.') ? t(key) : key}</Key>
                  ))}
                </Flex>
              </Flex>
            ))}
          </Box>
          <Typography variant="pi" textColor="neutral600">{t('finding.shortcut.notWhileTyping')}</Typography>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
