using System.Reflection;
using System.Reflection.Emit;

namespace Unrolled.Tests;

/// <summary>The types a compiled type mentions: in its signatures, and in the bodies of its methods.</summary>
internal static class Mentions
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        Type[] constraints = type.IsGenericTypeDefinition ? [.. type.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints())] : [];
        IEnumerable<Type?> mentioned =
        [
            type.BaseType, .. type.GetInterfaces(), .. constraints, .. type.GetFields(All).Select(f => f.FieldType),
            .. type.GetMethods(All).SelectMany(InMethod), .. type.GetConstructors(All).SelectMany(InMethod),
        ];
        return mentioned.OfType<Type>().SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type?> InMethod(MethodBase method) =>
    [
        (method as MethodInfo)?.ReturnType, .. method.GetParameters().Select(p => p.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [], .. InBody(method),
    ];

    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < il.Length;)
        {
            var code = codes[il[at] == 0xFE ? 0xFE00 | il[at + 1] : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                foreach (var type in InMember(Resolve(method, BitConverter.ToInt32(il, at)))) yield return type;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(token, method.DeclaringType?.GetGenericArguments(), method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null);

    private static IEnumerable<Type?> InMember(MemberInfo? member) => member switch
    {
        Type type => [type],
        MethodInfo called => [called.DeclaringType, called.ReturnType, .. called.GetParameters().Select(p => p.ParameterType), .. called.GetGenericArguments()],
        _ => [member?.DeclaringType],
    };

    /// <summary>A type and what it is made of: its arguments, its elements.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().Where(a => !a.IsGenericParameter).SelectMany(Parts)] : [type];
}
