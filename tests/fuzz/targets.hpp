// What must hold of any bytes. Each check throws a Difference where it does not.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ntm::fuzz {

class Difference : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Throws a Difference with the first lines that differ, behind `what`, where two texts are not the same.
void require_same(const std::string& ours, const std::string& expected, const std::string& what);
void require(bool holds, const std::string& what);

// Files -> panel: the same on any number of threads, in blocks of any size, and by the rules alone.
void check_read(std::string_view bytes);
// One table, written in several ways that mean the same; and its records, cut by masks and by the library.
void check_rows(std::string_view bytes);
// Words of headers: what they mean, and the keys that they are compared by.
void check_words(std::string_view bytes);
// The three files of a set of rules.
void check_rules(std::string_view bytes);
// Bytes of an encoding -> text: whole, and block by block.
void check_decode(std::string_view bytes);
// Panel -> canonical files -> the same panel.
void check_tidy(std::string_view bytes);

struct Target {
  std::string_view name;
  void (*check)(std::string_view bytes);
};

std::span<const Target> targets();

}  // namespace ntm::fuzz
