// Prints 0 where a product is rounded before it is added to, as the library's results need it everywhere.
#include <iostream>

int main(int count, char**) {
  const double a = count + 0x1p-30;            // 1 + 2^-30, but known only at run time
  std::cout << a * a - (1 + 0x1p-29) << '\n';  // its square is that and 2^-60 more
}
