import { Flex, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { NameLink } from '../../kernel/Links';
import { lastList, neighboursOf } from '../../kernel/list-place';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';

const Step = styled(Link)`
  display: inline-flex;
  padding: ${({ theme }) => theme.spaces[1]};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral600};
  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }
  svg path {
    fill: currentColor;
  }
`;

/** The way back to the list, at the same place, and to the list's contacts before and after this one. */
export function WindowBar({ documentId, page }: { documentId: string; page?: string }) {
  const t = useT();
  const list = lastList();
  const neighbours = list && neighboursOf(list, documentId);
  return (
    <Flex tag="nav" aria-label={t('contacts.window.way')} justifyContent="space-between" gap={4}>
      <Flex gap={1}>
        <ChevronLeft aria-hidden width="1.2rem" height="1.2rem" />
        <NameLink to={list?.to ?? paths.folder('all')}>{list?.title ?? t('contacts.window.allContacts')}</NameLink>
      </Flex>
      {list && neighbours && (
        <Flex gap={1}>
          <Typography variant="pi" textColor="neutral600">{t('contacts.window.position', { number: neighbours.number, total: list.total })}</Typography>
          {neighbours.previous && (
            <Step to={paths.contact(neighbours.previous, page)} aria-label={t('contacts.window.previous')}>
              <ChevronLeft aria-hidden />
            </Step>
          )}
          {neighbours.next && (
            <Step to={paths.contact(neighbours.next, page)} aria-label={t('contacts.window.next')}>
              <ChevronRight aria-hidden />
            </Step>
          )}
        </Flex>
      )}
    </Flex>
  );
}
