import Base from 'decimal.js';

/**
 * Exact decimals for money and shares. 40 significant digits: the library's 20 would round the product
 * of two values of 15 digits.
 */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });
export type Decimal = Base;
export type DecimalValue = Base.Value;
