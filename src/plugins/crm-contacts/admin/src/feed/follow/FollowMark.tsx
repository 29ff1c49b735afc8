import { VisuallyHidden } from '@strapi/design-system';
import { Star } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Following } from '../../../../contracts/feed';
import { useT } from '../../kernel/useT';
import { useFollowing } from './useFollow';

const Mark = styled.span<{ $highlighted: boolean }>`
  display: inline-flex;
  vertical-align: -0.2rem;
  margin-left: 0.6rem;
  padding: ${({ $highlighted }) => ($highlighted ? '0.2rem' : 0)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $highlighted }) => ($highlighted ? theme.colors.warning100 : 'none')};
  svg {
    width: 1.2rem;
    height: 1.2rem;
    path {
      fill: ${({ theme, $highlighted }) => ($highlighted ? theme.colors.warning500 : theme.colors.neutral400)};
    }
  }
`;

/** Beside the name of a contact that the user follows; on a coloured ground when it is highlighted. */
export function FollowMark({ documentId }: { documentId: string }) {
  const following = useFollowing(documentId);
  return following ? <FollowingMark following={following} /> : null;
}

export function FollowingMark({ following: { followed, highlighted } }: { following: Following }) {
  const t = useT();
  if (!followed) return null;
  const text = t(highlighted ? 'feed.highlighted' : 'feed.following');
  return (
    <Mark $highlighted={highlighted} title={text}>
      <Star aria-hidden />
      <VisuallyHidden>{text}</VisuallyHidden>
    </Mark>
  );
}
