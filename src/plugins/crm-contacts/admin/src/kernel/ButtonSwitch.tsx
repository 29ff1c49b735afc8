import { Button, Flex } from '@strapi/design-system';

interface ButtonSwitchProps<Value extends string> {
  label: string;
  options: readonly { value: Value; text: string }[];
  value: Value;
  onChange(value: Value): void;
  size?: 'S' | 'M';
}

/** A choice of few as buttons side by side: the chosen one is pressed. */
export function ButtonSwitch<Value extends string>({ label, options, value, onChange, size }: ButtonSwitchProps<Value>) {
  return (
    <Flex role="group" aria-label={label} gap={1}>
      {options.map((option) => (
        <Button key={option.value} size={size} variant={option.value === value ? 'secondary' : 'tertiary'} aria-pressed={option.value === value} onClick={() => onChange(option.value)}>{option.text}</Button>
      ))}
    </Flex>
  );
}
