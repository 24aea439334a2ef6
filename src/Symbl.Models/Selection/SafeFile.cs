using System.Text;
using Symbl.Models.Errors;

namespace Symbl.Models.Selection;

/// <summary>Writes small files atomically, and names the reason if a file cannot be written.</summary>
internal static class SafeFile
{
    // ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows; ENOSPC; EDQUOT of Linux and of macOS.
    private static readonly int[] FullDisk = [unchecked((int)0x80070027), unchecked((int)0x80070070), 28, 122, 69];

    /// <summary>Replaces the content of a file. A reader sees either the old or the new content.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">The new content.</param>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(Encoding.UTF8.GetBytes(text + Environment.NewLine));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Makes an exception for a file that could not be written.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="subject">The file as the subject of a sentence, such as "The model 'base.en'".</param>
    public static ModelException Failed(Exception cause, string subject) => FullDisk.Contains(cause.HResult)
        ? new ModelException(ModelProblem.DiskFull, $"{subject} cannot be written: the disk is full.", "Free space on the disk, or set SYMBL_MODELS_PATH to a folder of another disk.", cause)
        : new ModelException(
            ModelProblem.NotWritable, $"{subject} cannot be written: {cause.Message}", "Check the permissions of the folder, and that no program uses the file.", cause);
}
