import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Bell, Check, EyeStriked } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Notice } from '../../../../contracts/feed';
import { ColourPill } from '../../kernel/ColourPill';
import { DateText } from '../../kernel/DayText';
import { useErrorText } from '../../kernel/errors';
import { ContactLink, NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useT } from '../../kernel/useT';
import { useReadNoticeMutation } from '../feed.api';

const Row = styled(Flex)<{ $unread: boolean }>`
  border-left: 3px solid ${({ theme, $unread }) => ($unread ? theme.colors.primary600 : 'transparent')};
`;

/** One reminder: what it is about, with the way there; opened, it is read. */
export function NoticeItem({ notice }: { notice: Notice }) {
  const t = useT();
  const option = useOptionLabel('plugin::crm-contacts.activity');
  const { documentId, kind, read, activity, standsInFor } = notice;
  const { mark, isLoading } = useMark(documentId);
  const name = activity.subject ?? t('feed.notices.untitled');
  const when = activity.startsAt && !activity.allDay ? activity.startsAt : activity.day;
  return (
    <Row role="listitem" $unread={!read} gap={3} alignItems="flex-start" padding={2}>
      <Typography textColor={read ? 'neutral500' : 'primary600'} style={{ paddingTop: 2 }}><Bell width="1.6rem" height="1.6rem" aria-hidden /></Typography>
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ flex: 1, minWidth: 0 }}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight={read ? 'regular' : 'bold'} tag="span">
            <NameLink to={paths.page(`activities/${activity.documentId}`)} onClick={() => !read && void mark(true)}>{name}</NameLink>
          </Typography>
          {activity.state && activity.state !== 'open' && <ColourPill colour="neutral" text={option('state', activity.state)} />}
          {activity.contacts?.map((contact) => <ContactLink key={contact.documentId} contact={contact} page="activities" />)}
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {t(`feed.notices.kind.${kind}`)} · <DateText day={when} />
          {standsInFor && ` · ${t('feed.notices.insteadOf', { name: standsInFor.name })}`}
        </Typography>
      </Flex>
      <IconButton variant="ghost" disabled={isLoading} label={t(read ? 'feed.notices.unreadOne' : 'feed.notices.readOne', { name })} onClick={() => void mark(!read)}>
        {read ? <EyeStriked /> : <Check />}
      </IconButton>
    </Row>
  );
}

function useMark(documentId: string) {
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [read, { isLoading }] = useReadNoticeMutation();
  const mark = async (isRead: boolean) => {
    try {
      await read({ documentId, read: isRead }).unwrap();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
  return { mark, isLoading };
}
