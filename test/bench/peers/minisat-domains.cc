// The peer of the feature-model benchmark: which features are implied after each pick, by MiniSat.
//
// One incremental solver for all picks, as assumptions; for each feature still open one check
// whether it can be other than in the solution at hand. With "remember" solutions found are kept,
// and only what none of them shows is checked. Input: a DIMACS file, and a file of traces, one per
// line, picks as signed numbers. Output: for each pick the milliseconds and the features left open.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "minisat/core/Solver.h"

using namespace Minisat;

static Lit literalOf(int n) { return mkLit(std::abs(n) - 1, n < 0); }

static int load(const char* file, Solver& solver) {
  std::ifstream in(file);
  std::string line;
  int variables = 0;
  vec<Lit> clause;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == 'c') continue;
    if (line[0] == 'p') {
      std::sscanf(line.c_str(), "p cnf %d", &variables);
      while (solver.nVars() < variables) solver.newVar();
      continue;
    }
    std::istringstream numbers(line);
    for (int n; numbers >> n;) {
      if (n != 0) {
        clause.push(literalOf(n));
        continue;
      }
      solver.addClause(clause);
      clause.clear();
    }
  }
  return variables;
}

class Domains {
 public:
  Domains(Solver& solver, int variables, bool remember)
      : solver_(solver), variables_(variables), remember_(remember) {}

  void reset() {
    picks_.clear();
    fixed_.assign(variables_, false);
  }

  void pick(int n) {
    picks_.push_back(literalOf(n));
    fixed_[std::abs(n) - 1] = true;
  }

  // Finds the features that are implied; the number of those still open.
  int state() {
    std::vector<char> seenTrue(variables_, false), seenFalse(variables_, false);
    bool known = false;
    for (const auto& model : models_) {
      bool holds = true;
      for (Lit p : picks_) holds = holds && model[var(p)] == !sign(p);
      if (!holds) continue;
      known = true;
      show(model, seenTrue, seenFalse);
    }
    if (!known) {
      solve(lit_Undef);
      show(model_, seenTrue, seenFalse);
    }
    int open = 0;
    for (int v = 0; v < variables_; v++) {
      if (fixed_[v]) continue;
      if (!(seenTrue[v] && seenFalse[v])) {
        if (solve(mkLit(v, seenTrue[v]))) {
          if (remember_) show(model_, seenTrue, seenFalse);
        } else {
          fixed_[v] = true;
          continue;
        }
      }
      open++;
    }
    return open;
  }

 private:
  bool solve(Lit extra) {
    vec<Lit> assumptions;
    for (Lit p : picks_) assumptions.push(p);
    if (extra != lit_Undef) assumptions.push(extra);
    if (!solver_.solve(assumptions)) return false;
    model_.resize(variables_);
    for (int v = 0; v < variables_; v++) model_[v] = solver_.model[v] == l_True;
    if (remember_) {
      if (models_.size() == 1000) models_.erase(models_.begin());
      models_.push_back(model_);
    }
    return true;
  }

  void show(const std::vector<char>& model, std::vector<char>& seenTrue,
            std::vector<char>& seenFalse) {
    for (int v = 0; v < variables_; v++) (model[v] ? seenTrue : seenFalse)[v] = true;
  }

  Solver& solver_;
  int variables_;
  bool remember_;
  std::vector<Lit> picks_;
  std::vector<char> fixed_, model_;
  std::vector<std::vector<char>> models_;
};

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  Solver solver;
  const int variables = load(argv[1], solver);
  Domains domains(solver, variables, argc > 3 && std::strcmp(argv[3], "remember") == 0);
  std::ifstream traces(argv[2]);
  std::string line;
  while (std::getline(traces, line)) {
    domains.reset();
    domains.state();
    std::istringstream picks(line);
    for (int n; picks >> n;) {
      const auto start = std::chrono::steady_clock::now();
      domains.pick(n);
      const int open = domains.state();
      const std::chrono::duration<double, std::milli> spent =
          std::chrono::steady_clock::now() - start;
      std::printf("%.4f %d\n", spent.count(), open);
      std::fflush(stdout);
    }
  }
}
