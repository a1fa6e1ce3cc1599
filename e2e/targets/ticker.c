/* A Linux debuggee with the calls main -> work -> tick: a tick per 100 ms, for a minute. */
#include <stdio.h>
#include <unistd.h>

volatile int ticks;

void tick(int number) {
    ticks = number;
    printf("tick %d\n", number);
    fflush(stdout);
    usleep(100 * 1000);
}

void work(int count) {
    for (int number = 1; number <= count; number++) tick(number);
}

int main(void) {
    work(600);
    return 7;
}
