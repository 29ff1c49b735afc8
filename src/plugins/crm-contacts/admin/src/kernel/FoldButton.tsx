import { Button } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';

interface FoldButtonProps {
  text: string;
  isOpen: boolean;
  onChange(isOpen: boolean): void;
}

/** Opens and folds what stands below it. */
export function FoldButton({ text, isOpen, onChange }: FoldButtonProps) {
  return <Button variant="tertiary" aria-expanded={isOpen} endIcon={isOpen ? <ChevronUp /> : <ChevronDown />} onClick={() => onChange(!isOpen)}>{text}</Button>;
}
