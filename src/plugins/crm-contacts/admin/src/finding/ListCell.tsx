import { VisuallyHidden } from '@strapi/design-system';
import { Briefcase, User } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ContactListRow, FieldInfo, PersonCompany, PersonListRow } from '../../../contracts/finding';
import { FollowMark } from '../feed/follow/FollowMark';
import { useCodeName } from '../kernel/codes';
import { dateText } from '../kernel/days';
import { DayText } from '../kernel/DayText';
import { ContactLink } from '../kernel/Links';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { useWorkflow } from '../workflow/useWorkflow';

export type ListRow = ContactListRow | PersonListRow;

const RowLink = styled(Link)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-weight: 600;
  text-decoration: none;
  &:hover {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }
`;

const KindIcon = styled.span`
  display: inline-flex;
  vertical-align: -0.2rem;
  margin-right: 0.8rem;
  svg {
    width: 1.4rem;
    height: 1.4rem;
    path {
      fill: ${({ theme }) => theme.colors.neutral500};
    }
  }
`;

/** The column grows with its widest badge instead of cutting it off. */
const Whole = styled.div`
  width: max-content;
`;

/** Where a row's name leads. */
export const rowAddress = (row: ListRow, isPerson: boolean) => (isPerson ? paths.person(row.documentId) : paths.contact(row.documentId));

/** The fields by which a row is called. */
export const NAME_FIELDS = ['name', 'fullName'];

/** A row's name as the way to its window; its kind as an icon with a text for who cannot see it. */
export function NameCell({ row }: { row: ListRow }) {
  const t = useT();
  const isPerson = 'fullName' in row;
  const name = (isPerson ? row.fullName : (row as ContactListRow).name) || (row as ContactListRow).number || '–';
  const kind = (row as ContactListRow).kind;
  return (
    <>
      {kind && (
        <KindIcon title={t(`enum.contact.kind.${kind}`)}>
          {kind === 'company' ? <Briefcase aria-hidden /> : <User aria-hidden />}
          <VisuallyHidden>{t(`enum.contact.kind.${kind}`)}</VisuallyHidden>
        </KindIcon>
      )}
      <RowLink to={rowAddress(row, isPerson)} data-row-link title={name}>{name}</RowLink>
      {!isPerson && <FollowMark documentId={row.documentId} />}
    </>
  );
}

/** The value of one column, by its type. */
export function ListCell({ row, field }: { row: ListRow; field: FieldInfo }) {
  const value = (row as unknown as Record<string, unknown>)[field.name];
  const text = useValueText(field);
  if (NAME_FIELDS.includes(field.name)) return <NameCell row={row} />;
  if (value === undefined || value === null || value === '') return null;
  if (field.name === 'stage') return <Whole><StageBadge stage={value as string} status={(row as ContactListRow).stageStatus ?? undefined} /></Whole>;
  if (field.type === 'companies') return <Companies companies={value as PersonCompany[]} />;
  if (field.type === 'instant') return <DayText day={value as string} />;
  const shown = text(value, row);
  return <span title={shown}>{shown}</span>;
}

/** A value in the user's words: codes and keys by their names, numbers and days as they write them. */
function useValueText({ name, type }: FieldInfo) {
  const { locale } = useIntl();
  const t = useT();
  const region = useCodeName('region');
  const language = useCodeName('language');
  const { statusLabel } = useWorkflow();
  return (value: unknown, row: ListRow): string => {
    if (type === 'user') return (value as { name: string }).name;
    if (type === 'day') return dateText(value as string, locale);
    if (type === 'integer') return new Intl.NumberFormat(locale).format(value as number);
    if (name === 'country') return region(value as string);
    if (name === 'language') return language(value as string);
    if (name === 'kind') return t(`enum.contact.kind.${value as string}`);
    if (name === 'stageStatus') return statusLabel((row as ContactListRow).stage ?? '', value as string);
    return String(value);
  };
}

function Companies({ companies }: { companies: PersonCompany[] }) {
  return (
    <>
      {companies.map(({ documentId, name, jobTitle }, index) => (
        <span key={`${documentId}-${index}`} title={jobTitle ? `${jobTitle}, ${name}` : name}>
          {index > 0 && ' · '}
          {jobTitle && `${jobTitle}, `}
          <ContactLink contact={{ documentId, name }} />
        </span>
      ))}
    </>
  );
}
