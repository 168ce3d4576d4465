export interface Answer {
  answer: string;
  compliant: boolean;
}
