import { useDebouncedValue } from '@mantine/hooks';

/** A value once it has come to rest, for calls that follow what a person types. */
export const useLater = <T>(value: T, wait = 500): T => useDebouncedValue(value, wait)[0];
