export type TaskStatus = 'assigned' | 'acknowledged' | 'handling' | 'done' | 'returned' | 'withdrawn';
export type TaskAction = 'acknowledge' | 'arrive' | 'feedback' | 'return';
