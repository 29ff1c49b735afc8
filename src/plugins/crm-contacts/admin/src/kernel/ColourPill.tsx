import { styled } from 'styled-components';
import type { Colour } from '../../../contracts/workflow';

/** Dark text on a tint, so that every palette keeps its contrast in both themes; the dot carries the colour. */
const Pill = styled.span<{ $colour: Colour }>`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  max-width: 100%;
  padding: 0.2rem 0.8rem;
  border: 1px solid ${({ theme, $colour }) => theme.colors[`${$colour}200`]};
  border-radius: 999px;
  background: ${({ theme, $colour }) => theme.colors[`${$colour}100`]};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  line-height: 1.6rem;
  white-space: nowrap;
`;

const Dot = styled.span<{ $colour: Colour }>`
  flex: none;
  width: 0.8rem;
  height: 0.8rem;
  border-radius: 50%;
  background: ${({ theme, $colour }) => theme.colors[`${$colour}600`]};
`;

const Text = styled.span`
  overflow: hidden;
  text-overflow: ellipsis;
`;

/** A dot and a text in one of the workflow's colours. */
export function ColourPill({ colour, text }: { colour: Colour; text: string }) {
  return (
    <Pill $colour={colour} title={text}>
      <Dot $colour={colour} aria-hidden />
      <Text>{text}</Text>
    </Pill>
  );
}
