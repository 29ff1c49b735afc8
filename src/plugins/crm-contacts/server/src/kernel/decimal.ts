import Base from 'decimal.js';

/**
 * Exact decimals for money and shares. 40 significant digits: the library's 20 would round the product
 * of two values of 15 digits.
 */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });
export type Decimal = Base;
export type DecimalValue = Base.Value;

/** `ask` that asks once for each object: of thousands of shares most are the same few. */
export function oncePerDecimal<Answer>(ask: (value: Decimal) => Answer): (value: Decimal) => Answer {
  const answers = new Map<Decimal, Answer>();
  return (value) => {
    let answer = answers.get(value);
    if (answer === undefined) answers.set(value, (answer = ask(value)));
    return answer;
  };
}
