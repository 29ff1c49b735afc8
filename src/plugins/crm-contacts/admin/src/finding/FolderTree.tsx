import { Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { FolderNode } from '../../../contracts/finding';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1px;
`;

const Row = styled.div<{ $level: number }>`
  display: flex;
  align-items: center;
  padding-left: ${({ $level }) => $level * 1.2}rem;
`;

/** As wide as a toggle, so that names stand below each other. */
const Space = styled.span`
  flex: none;
  width: 2rem;
`;

const Toggle = styled.button`
  flex: none;
  display: grid;
  place-items: center;
  width: 2rem;
  height: 3.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: none;
  svg {
    width: 1.2rem;
    height: 1.2rem;
    path {
      fill: ${({ theme }) => theme.colors.neutral500};
    }
  }
`;

const FolderLink = styled(NavLink)`
  flex: 1;
  min-width: 0;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 0.8rem;
  min-height: 3.2rem;
  padding: 0.4rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &.active {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 500;
  }
`;

const Count = styled(Typography)`
  flex: none;
  font-variant-numeric: tabular-nums;
`;

/** The folders with their counts. Arrow keys walk through them, left and right fold and unfold. */
export function FolderTree({ folders, current }: { folders: FolderNode[]; current: string }) {
  const t = useT();
  const [folded, setFolded] = useState<Set<string>>(new Set());
  const nav = useRef<HTMLElement>(null);
  const fold = (key: string, isFolded: boolean) =>
    setFolded((before) => new Set(isFolded ? [...before, key] : [...before].filter((each) => each !== key)));
  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(nav.current?.querySelectorAll<HTMLAnchorElement>('a[data-folder]') ?? [])];
    const index = links.indexOf(event.target as HTMLAnchorElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const key = links[index]?.dataset.folder;
    if (index === -1 || !key) return;
    if (step) links[index + step]?.focus();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') fold(key, event.key === 'ArrowLeft');
    else return;
    event.preventDefault();
  };
  return (
    <nav ref={nav} aria-label={t('finding.folders')} onKeyDown={onKeyDown}>
      <Branch folders={folders} level={0} current={current} folded={folded} onFold={fold} />
    </nav>
  );
}

interface BranchProps {
  folders: FolderNode[];
  level: number;
  current: string;
  folded: Set<string>;
  onFold(key: string, isFolded: boolean): void;
}

function Branch({ folders, level, ...rest }: BranchProps) {
  return (
    <List>
      {folders.map((folder) => (
        <li key={folder.key}>
          <FolderRow folder={folder} level={level} {...rest} />
        </li>
      ))}
    </List>
  );
}

function FolderRow({ folder, level, current, folded, onFold }: Omit<BranchProps, 'folders'> & { folder: FolderNode }) {
  const t = useT();
  const label = useLabel();
  const { locale } = useIntl();
  const { key, children, count } = folder;
  const name = label(folder.name);
  const isOpen = children.length > 0 && !folded.has(key);
  return (
    <>
      <Row $level={level}>
        {children.length > 0 ? (
          <Toggle type="button" aria-expanded={isOpen} aria-label={t(isOpen ? 'finding.fold' : 'finding.unfold', { name })} onClick={() => onFold(key, isOpen)}>
            {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
          </Toggle>
        ) : (
          <Space />
        )}
        <FolderLink to={paths.folder(key)} data-folder={key} className={key === current ? 'active' : undefined} title={name} end>
          <Typography textColor="currentColor" lineHeight={1.3} fontWeight={key === current ? 'semiBold' : undefined}>{name}</Typography>
          <Count variant="pi" textColor={key === current ? 'primary700' : 'neutral600'}>{new Intl.NumberFormat(locale).format(count)}</Count>
        </FolderLink>
      </Row>
      {isOpen && <Branch folders={children} level={level + 1} current={current} folded={folded} onFold={onFold} />}
    </>
  );
}
