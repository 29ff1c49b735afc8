import { Flex, Modal, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { Briefcase, User } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { SearchHit } from '../../../contracts/finding';
import { useErrorText } from '../kernel/errors';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { useCrmSearchQuery } from './finding.api';

const Panel = styled(Modal.Content)`
  && {
    top: 12vh;
    transform: translateX(-50%);
    width: 64rem;
    max-width: calc(100vw - 3.2rem);
    max-height: 76vh;
  }
`;

const Hits = styled.ul`
  overflow-y: auto;
  padding: 0.8rem;
`;

const Hit = styled.li`
  display: flex;
  align-items: center;
  gap: 1.2rem;
  padding: 0.8rem 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;
  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
  > svg {
    flex: none;
    width: 1.6rem;
    path {
      fill: ${({ theme }) => theme.colors.neutral500};
    }
  }
`;

const PAUSE_MS = 150;

/** Finds contacts and persons over everything the user may see: arrows choose, Enter opens, Esc closes. */
export function GlobalSearch({ onClose }: { onClose(): void }) {
  const t = useT();
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useDebounce(typed.trim(), PAUSE_MS);
  const { currentData, error, isFetching } = useCrmSearchQuery({ q }, { skip: q === '' });
  const hits = q === '' ? [] : (currentData?.results ?? []);
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return;
    onClose();
    navigate(hit.entity === 'person' ? paths.person(hit.documentId) : paths.contact(hit.documentId));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || hits.length === 0) return;
    event.preventDefault();
    const next = (chosen + step + hits.length) % hits.length;
    setChosen(next);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Panel aria-describedby={undefined} aria-label={t('finding.searchAll')}>
        {/* Strapi's search bar keeps its keys to itself: they are caught on their way down. */}
        <Flex padding={4} direction="column" alignItems="stretch" onKeyDownCapture={onKeyDown}>
          <SearchForm onSubmit={(event) => { event.preventDefault(); open(hits[chosen]); }}>
            <Searchbar
              name="crm-search"
              autoFocus
              autoComplete="off"
              role="combobox"
              aria-expanded={hits.length > 0}
              aria-controls={listId}
              aria-activedescendant={hits[chosen] && `${listId}-${chosen}`}
              value={typed}
              onChange={(event) => { setTyped(event.target.value); setChosen(0); }}
              onClear={() => setTyped('')}
              clearLabel={t('finding.clearSearch')}
              placeholder={t('finding.searchAllHint')}
            >
              {t('finding.searchAll')}
            </Searchbar>
          </SearchForm>
        </Flex>
        <Hits id={listId} role="listbox" aria-label={t('finding.hits')}>
          {hits.map((hit, index) => (
            <Hit
              key={`${hit.entity}-${hit.documentId}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseMove={() => setChosen(index)}
              onClick={() => open(hit)}
            >
              <HitText hit={hit} />
            </Hit>
          ))}
        </Hits>
        <Status q={q} error={error} isSearching={isFetching && !currentData} isEmpty={hits.length === 0} />
      </Panel>
    </Modal.Root>
  );
}

/** Name and number, below it what was found where the name does not say so. */
function HitText({ hit }: { hit: SearchHit }) {
  const t = useT();
  const { entity, name, number, kind, city, stage, stageStatus, closed, companies = [], matched } = hit;
  const places = [number, city, ...companies.map(({ name: company, jobTitle }) => (jobTitle ? `${jobTitle}, ${company}` : company))];
  const reasons = matched.filter(({ field, value }) => !['name', 'number', 'city'].includes(field) && !places.includes(value));
  const details = [...places, ...reasons.map(({ field, value }) => `${t(`finding.match.${field}`)}: ${value}`)].filter(Boolean);
  return (
    <>
      {entity === 'person' || kind === 'person' ? <User aria-hidden /> : <Briefcase aria-hidden />}
      <Flex direction="column" alignItems="flex-start" flex="1" style={{ minWidth: 0 }}>
        <Typography fontWeight="semiBold" ellipsis style={{ maxWidth: '100%' }}>{name}</Typography>
        <Typography variant="pi" textColor="neutral600" ellipsis style={{ maxWidth: '100%' }}>{details.join(' · ')}</Typography>
      </Flex>
      {entity === 'person' && <Typography variant="pi" textColor="neutral600">{t('finding.entity.person')}</Typography>}
      {closed && <Typography variant="pi" textColor="neutral600">{t('finding.closed')}</Typography>}
      {stage && !closed && <StageBadge stage={stage} status={stageStatus ?? undefined} />}
    </>
  );
}

function Status({ q, error, isSearching, isEmpty }: { q: string; error: unknown; isSearching: boolean; isEmpty: boolean }) {
  const t = useT();
  const { text } = useErrorText();
  const status = error !== undefined ? text(error) : isSearching ? t('common.loading') : q !== '' && isEmpty ? t('common.nothingFound') : '';
  return (
    <Flex padding={status ? 4 : 0} paddingTop={0} role="status">
      <Typography textColor={error !== undefined ? 'danger600' : 'neutral600'}>{status}</Typography>
    </Flex>
  );
}
