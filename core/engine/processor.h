// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For functions that exist twice: plain, and for processors with AVX2, FMA and BMI2
// (from 2013 on). Which one runs is decided by hasAvx2(), not by the linker, so that
// sanitizers and other compilers can follow.

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define CLASSISCOPE_HAS_AVX2
#define AVX2 __attribute__((target("avx2,fma,bmi,bmi2")))
/// A part of such a function.
#define AVX2_INLINE __attribute__((target("avx2,fma,bmi,bmi2"), always_inline)) inline

#endif

namespace classiscope {

inline bool hasAvx2()
{
#ifdef CLASSISCOPE_HAS_AVX2
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
        && __builtin_cpu_supports("bmi2");
    return has;
#else
    return false;
#endif
}

}  // namespace classiscope
