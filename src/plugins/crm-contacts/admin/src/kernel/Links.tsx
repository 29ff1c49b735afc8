import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router-dom';
import { css, styled } from 'styled-components';
import { paths } from './paths';

const plain = css`
  color: inherit;
  text-decoration: none;
  &:hover {
    text-decoration: underline;
  }
`;

const Inside = styled(Link)`
  ${plain}
`;

const Outside = styled.a`
  ${plain}
`;

/** A name that is the way to what it names: coloured, underlined on hover. */
export function NameLink({ children, ...props }: LinkProps) {
  return (
    <Typography textColor="primary600" variant="omega" tag="span" style={{ overflowWrap: 'anywhere' }}>
      <Inside {...props}>{children}</Inside>
    </Typography>
  );
}

interface Named {
  documentId: string;
}

/** Name of a contact, linked to its window; `page` opens one of its pages. */
export function ContactLink({ contact, page }: { contact: Named & { name: string }; page?: string }) {
  return <NameLink to={paths.contact(contact.documentId, page)}>{contact.name}</NameLink>;
}

/** Name of a person, linked to its window. */
export function PersonLink({ person }: { person: Named & { fullName: string } }) {
  return <NameLink to={paths.person(person.documentId)}>{person.fullName}</NameLink>;
}

/** A phone number or an e-mail or web address that opens what the user's computer has for it. */
export function ChannelLink({ kind, value, children }: { kind: string; value: string; children?: ReactNode }) {
  const href = hrefOf(kind, value);
  if (!href) return <>{children ?? value}</>;
  const shown = kind === 'web' ? value.replace(/^https?:\/\//i, '').replace(/\/$/, '') : value;
  const outside = kind === 'web' ? { target: '_blank', rel: 'noreferrer' } : {};
  return (
    <Typography textColor="primary600" variant="omega" tag="span" style={{ overflowWrap: 'anywhere' }}>
      <Outside href={href} {...outside}>
        {children ?? shown}
      </Outside>
    </Typography>
  );
}

/** A web address without scheme is meant as https; anything but http(s) is no link. */
function hrefOf(kind: string, value: string): string | undefined {
  if (kind === 'email') return `mailto:${value}`;
  if (kind === 'phone' || kind === 'mobile') return /\d/.test(value) ? `tel:${value.replace(/[^\d+]/g, '')}` : undefined;
  if (kind !== 'web') return undefined;
  if (/^https?:\/\//i.test(value)) return value;
  return /^[a-z][a-z\d+.-]*:/i.test(value) ? undefined : `https://${value}`;
}
