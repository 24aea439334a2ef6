namespace Symbl.Models.Inspection;

/// <summary>Types of numbers in a GGML file.</summary>
internal static class GgmlTypes
{
    /// <summary>Numbers of 4 bytes.</summary>
    public const int Single = 0;

    /// <summary>Numbers of 2 bytes.</summary>
    public const int Half = 1;

    /// <summary>Elements and bytes of a block of each type.</summary>
    private static readonly Dictionary<int, (int Elements, int Bytes)> Blocks = new()
    {
        [Single] = (1, 4),
        [Half] = (1, 2),
        [2] = (32, 18),
        [3] = (32, 20),
        [6] = (32, 22),
        [7] = (32, 24),
        [8] = (32, 34),
        [10] = (256, 84),
        [11] = (256, 110),
        [12] = (256, 144),
        [13] = (256, 176),
        [14] = (256, 210),
    };

    /// <summary>The type of the weights of each kind of file.</summary>
    private static readonly Dictionary<int, int> OfFiles = new()
    {
        [0] = Single, [1] = Half, [2] = 2, [3] = 3, [7] = 8, [8] = 6, [9] = 7, [10] = 10, [11] = 11, [12] = 12, [13] = 13, [14] = 14,
    };

    /// <summary>The type of the weights, or null for an unknown kind of file. Thousands count the version of the quantization.</summary>
    /// <param name="fileType">The number in the header.</param>
    public static int? OfFile(int fileType) => fileType >= 0 && OfFiles.TryGetValue(fileType % 1000, out var type) ? type : null;

    /// <summary>Length of a tensor, or null if a row is no whole number of blocks.</summary>
    /// <param name="type">Type of the numbers.</param>
    /// <param name="shape">Sizes, which the caller has checked.</param>
    public static long? Length(int type, IReadOnlyList<int> shape)
    {
        if (!Blocks.TryGetValue(type, out var block) || shape[0] % block.Elements != 0)
            return null;
        return shape.Aggregate(1L, static (product, size) => product * size) / block.Elements * block.Bytes;
    }
}
