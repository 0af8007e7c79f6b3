import { v7 } from 'uuid';

/** A fresh key. Version 7 sorts by time, which keeps indexes dense. */
export const newId = (): string => v7();
