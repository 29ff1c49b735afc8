import { Pencil } from '@strapi/icons';
import { memo, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { ColourPill } from '../ColourPill';
import { useT } from '../useT';
import { CardBox } from './card-style';
import { titleLines, type CardFace } from './chart-item';

export interface ChartCardProps {
  id: string;
  /** What a screen reader says. */
  text: string;
  face: CardFace;
  /** How many hang below; 0: it cannot be unfolded. */
  below: number;
  isOpen: boolean;
  /** The card that Tab reaches. */
  isActive: boolean;
  isDim: boolean;
  isFound: boolean;
  /** Something is held above it: it may land here, or probably not. */
  landing?: 'may' | 'barred';
  isMoving: boolean;
  onToggle(id: string): void;
  onEdit?(id: string): void;
}

/** One card. Plain elements under one style, since a chart draws hundreds of them while it moves. */
export const ChartCard = memo(function ChartCard({ id, text, face, below, isOpen, isActive, isDim, isFound, landing, isMoving, onToggle, onEdit }: ChartCardProps) {
  const t = useT();
  const tabIndex = isActive ? 0 : -1;
  const state = [face.tone ?? 'plain', isActive && 'active', isDim && 'dim', isFound && 'found', landing && `landing-${landing}`, isMoving && 'moving'];
  return (
    <CardBox role="group" aria-label={text} data-card={id} tabIndex={tabIndex} className={state.filter(Boolean).join(' ')}>
      <Picture face={face} />
      <span className="words">
        <span className="title" style={{ WebkitLineClamp: titleLines(face) }}>
          {face.mark && <span className="mark" role="img" aria-label={face.mark.label} title={face.mark.label}>{face.mark.sign} </span>}
          <Title face={face} tabIndex={tabIndex} />
        </span>
        {face.subtitle && <span className="line" title={face.subtitle}>{face.subtitle}</span>}
        {face.note && <span className={face.alarming ? 'line alarming' : 'line'} title={face.note}>{face.note}</span>}
        {face.badge && <ColourPill colour={face.badge.colour} text={face.badge.text} />}
      </span>
      {onEdit && (
        <button type="button" className="edit nodrag nopan" tabIndex={tabIndex} aria-label={t('chart.edit', { name: face.title })} onClick={() => onEdit(id)}><Pencil /></button>
      )}
      {below > 0 && (
        <button type="button" className="toggle nodrag nopan" tabIndex={tabIndex} aria-expanded={isOpen} aria-label={t(isOpen ? 'chart.fold' : 'chart.unfold', { name: face.title, count: below })} onClick={() => onToggle(id)}>
          {isOpen ? '–' : `+${below}`}
        </button>
      )}
    </CardBox>
  );
});

function Title({ face: { title, to }, tabIndex }: { face: CardFace; tabIndex: number }): ReactNode {
  return to ? <Link to={to} className="nodrag" draggable={false} tabIndex={tabIndex} title={title}>{title}</Link> : <span title={title}>{title}</span>;
}

function Picture({ face: { image, initials } }: { face: CardFace }) {
  if (image) return <img className="picture" src={image} alt="" loading="lazy" draggable={false} />;
  return initials ? <span className="picture" aria-hidden>{initials}</span> : null;
}
