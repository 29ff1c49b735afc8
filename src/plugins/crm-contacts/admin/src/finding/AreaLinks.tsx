import { Box, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { features } from '../features';
import type { AreaLink } from '../kernel/feature';
import { paths } from '../kernel/paths';
import { useMay } from '../kernel/useRights';
import { useT } from '../kernel/useT';

const Entry = styled(NavLink)`
  display: flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 3.2rem;
  padding: 0.4rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  svg {
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
    path {
      fill: ${({ theme }) => theme.colors.neutral500};
    }
  }
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &.active {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 500;
    svg path {
      fill: ${({ theme }) => theme.colors.primary600};
    }
  }
`;

const Label = styled(Typography)`
  flex: 1;
  min-width: 0;
`;

/** The features' own pages, above the folders: what the user's roles grant. */
export function AreaLinks() {
  const t = useT();
  const links = features.flatMap((feature) => feature.areaLinks ?? []).sort((a, b) => a.order - b.order);
  if (links.length === 0) return null;
  return (
    <Box tag="nav" aria-label={t('finding.pages')} paddingBottom={3}>
      <ul>{links.map((link) => <AreaEntry key={link.path} link={link} />)}</ul>
    </Box>
  );
}

function AreaEntry({ link: { path, label, action, Icon, Count } }: { link: AreaLink }) {
  const t = useT();
  if (!useMay(action)) return null;
  return (
    <li>
      <Entry to={paths.page(path)}>
        <Icon aria-hidden />
        <Label textColor="currentColor" lineHeight={1.3} fontWeight="inherit">{t(label)}</Label>
        {Count && <Count />}
      </Entry>
    </li>
  );
}
