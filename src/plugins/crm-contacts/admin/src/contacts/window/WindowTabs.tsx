import { Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { WindowPage } from '../../kernel/feature';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';

const Row = styled(Flex)`
  overflow-x: auto;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(Link)`
  flex: none;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-bottom: 2px solid transparent;
  text-decoration: none;
  color: ${({ theme }) => theme.colors.neutral700};
  &:hover {
    color: ${({ theme }) => theme.colors.primary700};
  }
  &[aria-current='page'] {
    color: ${({ theme }) => theme.colors.primary600};
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
  }
  &:focus-visible {
    outline-offset: -2px;
  }
`;

interface WindowTabsProps {
  contact: ContactWindow;
  pages: WindowPage[];
  current?: string;
}

/** The window's pages: links, so that each has its address, is opened in another tab and gone back from. */
export function WindowTabs({ contact, pages, current }: WindowTabsProps) {
  const t = useT();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current="page"]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <Row tag="nav" ref={row} aria-label={t('contacts.window.pages')}>
      {pages.map(({ key, label, count }) => {
        const number = count?.(contact);
        return (
          <Tab key={key} to={paths.contact(contact.documentId, key)} aria-current={key === current ? 'page' : undefined}>
            <Typography tag="span" textColor="currentColor" fontWeight={key === current ? 'semiBold' : 'regular'}>
              {t(label)}
            </Typography>
            {number !== undefined && (
              <Typography tag="span" variant="pi" textColor="neutral600"> {number}</Typography>
            )}
          </Tab>
        );
      })}
    </Row>
  );
}
