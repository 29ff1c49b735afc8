import { Flex, TextButton } from '@strapi/design-system';
import { Lightbulb, Star } from '@strapi/icons';
import { styled } from 'styled-components';
import { useT } from '../../kernel/useT';
import { useChangeFollowing, useFollowing } from './useFollow';

const Toggle = styled(TextButton)<{ $on: boolean }>`
  svg path {
    fill: ${({ theme, $on }) => ($on ? theme.colors.warning500 : theme.colors.neutral400)};
  }
`;

/** ☆ in the contact's header: follows it and, once it is followed, highlights it in lists and news. */
export function FollowButton({ contact }: { contact: { documentId: string; name: string } }) {
  const t = useT();
  const following = useFollowing(contact.documentId);
  const change = useChangeFollowing(contact);
  if (!following) return null;
  const { followed, highlighted } = following;
  return (
    <Flex gap={3}>
      <Toggle $on={followed} startIcon={<Star aria-hidden />} aria-pressed={followed} onClick={() => void change(following, { followed: !followed, highlighted: false })}>
        {t(followed ? 'feed.following' : 'feed.follow')}
      </Toggle>
      {followed && (
        <Toggle $on={highlighted} startIcon={<Lightbulb aria-hidden />} aria-pressed={highlighted} onClick={() => void change(following, { followed, highlighted: !highlighted })}>
          {t(highlighted ? 'feed.highlighted' : 'feed.highlight')}
        </Toggle>
      )}
    </Flex>
  );
}
